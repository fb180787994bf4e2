import type { Cell } from '../curve/cells.ts';
import type { CellPoint, CellSums } from './cell-pass.ts';
import { spansOf } from './columns.ts';
import { knotBin } from './design.ts';

/**
 * The cells as a linear model sees them at an estimate (facts, statistics section 2c): with f = events / expected of its title, a line weighs
 * mu = f e, and its working response is u = eta + (y - mu) / mu with eta = r'beta. In sums over a cell eta is a combination of the speed and
 * the covariates, since the knot stands at the edge of a bin: mu u = f (eta - 1) e + y. Titles without an event tell nothing of a rate, and
 * are left out.
 */
export function workingCells(cells: CellSums, point: CellPoint): Cell[] {
  const working: Cell[] = [];
  for (const { from, to } of spansOf(cells.title).values()) {
    const events = sumOver(cells.y, from, to);
    if (events === 0) continue;
    const rate = events / sumOver(cells.e, from, to);
    for (let cell = from; cell < to; cell += 1) working.push(workingCell(cells, cell, rate, point));
  }
  return working;
}

function sumOver(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i] ?? 0;
  return sum;
}

function workingCell(cells: CellSums, cell: number, rate: number, { beta, ...point }: CellPoint): Cell {
  const [bin, y, e] = [cells.bin[cell] ?? 0, cells.y[cell] ?? 0, cells.e[cell] ?? 0];
  const [ex, exx, yx] = [cells.ex[cell] ?? 0, cells.exx[cell] ?? 0, cells.yx[cell] ?? 0];
  const above = bin >= knotBin(point) ? (beta[1] ?? 0) : 0;
  // Within the cell eta is level + slope x + the covariates times their coefficients.
  const level = above * (point.centre - point.knot);
  const slope = (beta[0] ?? 0) + above;
  const size = cells.ez.length;
  const wzu: number[] = [];
  // Sums of e eta, of e eta x, of e eta eta and of y eta.
  let [etas, etasX, squares, etasY] = [
    level * e + slope * ex,
    level * ex + slope * exx,
    0,
    level * y + slope * yx,
  ];
  for (let z = 0; z < size; z += 1) {
    const coefficient = beta[z + 2] ?? 0;
    const [ez, exz, yz] = [cells.ez[z]?.[cell] ?? 0, cells.exz[z]?.[cell] ?? 0, cells.yz[z]?.[cell] ?? 0];
    etas += coefficient * ez;
    etasX += coefficient * exz;
    etasY += coefficient * yz;
    let etasZ = level * ez + slope * exz;
    for (let other = 0; other < size; other += 1)
      etasZ += (beta[other + 2] ?? 0) * (cells.ezz[z]?.[other]?.[cell] ?? 0);
    squares += coefficient * etasZ;
    wzu.push(rate * (etasZ - ez) + yz);
  }
  squares += level * etas + slope * etasX;
  return {
    title: cells.title[cell] ?? Number.NaN,
    bin,
    n: cells.lines[cell] ?? 0,
    w: rate * e,
    wx: rate * ex,
    wxx: rate * exx,
    wu: rate * (etas - e) + y,
    wxu: rate * (etasX - ex) + yx,
    wuu: rate * (squares - 2 * etas + e) + 2 * (etasY - y) + (cells.yye[cell] ?? 0) / rate,
    wz: cells.ez.map((sums) => rate * (sums[cell] ?? 0)),
    wxz: cells.exz.map((sums) => rate * (sums[cell] ?? 0)),
    wzu,
    wzz: cells.ezz.flatMap((row) => row.map((sums) => rate * (sums[cell] ?? 0))),
  };
}
