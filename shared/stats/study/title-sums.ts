import { addAt, zeros } from '../matrix.ts';
import type { PoissonGroupSums } from '../poisson.ts';
import { spansOf } from './columns.ts';
import type { LineSums } from './cell-pass.ts';
import { knotBin, type Design } from './design.ts';

/**
 * What a step of Newton's method takes of each title (facts, statistics section 2b), from its cells: they hold it exactly, since the knot stands
 * at the edge of a bin and the speed above it is a straight line in each.
 */
export function titleSums(
  cells: LineSums,
  design: Pick<Design, 'centre' | 'knot' | 'width'>,
): PoissonGroupSums[] {
  const knot = knotBin(design);
  const toKnot = design.centre - design.knot;
  const size = cells.ez.length + 2;
  return [...spansOf(cells.title)].map(([title, { from, to }]) => {
    const sums = {
      cluster: title,
      group: title,
      n: 0,
      y: 0,
      e: 0,
      re: new Float64Array(size),
      ry: new Float64Array(size),
      ree: zeros(size),
    };
    for (let cell = from; cell < to; cell += 1) {
      sums.n += cells.lines[cell] ?? 0;
      sums.y += cells.y[cell] ?? 0;
      sums.e += cells.e[cell] ?? 0;
      addSpeed(sums, cells, cell);
      if ((cells.bin[cell] ?? 0) >= knot) addAbove(sums, cells, cell, toKnot);
      addCovariates(sums, cells, cell);
    }
    mirror(sums.ree.values, size);
    return sums;
  });
}

type Products = Pick<PoissonGroupSums, 're' | 'ry' | 'ree'>;

/** The speed is the first of the regressors. */
function addSpeed({ re, ry, ree }: Products, cells: LineSums, cell: number): void {
  addAt(re, 0, cells.ex[cell] ?? 0);
  addAt(ry, 0, cells.yx[cell] ?? 0);
  addAt(ree.values, 0, cells.exx[cell] ?? 0);
}

/** The speed above the knot is the second: the speed less its centre, and what the knot is below that centre. */
function addAbove(
  { re, ry, ree: { size, values } }: Products,
  cells: LineSums,
  cell: number,
  toKnot: number,
): void {
  const [e, ex, exx] = [cells.e[cell] ?? 0, cells.ex[cell] ?? 0, cells.exx[cell] ?? 0];
  addAt(re, 1, ex + toKnot * e);
  addAt(ry, 1, (cells.yx[cell] ?? 0) + toKnot * (cells.y[cell] ?? 0));
  addAt(values, size, exx + toKnot * ex);
  addAt(values, size + 1, exx + toKnot * (2 * ex + toKnot * e));
  for (let z = 0; z < cells.ez.length; z += 1)
    addAt(values, (z + 2) * size + 1, (cells.exz[z]?.[cell] ?? 0) + toKnot * (cells.ez[z]?.[cell] ?? 0));
}

function addCovariates({ re, ry, ree: { size, values } }: Products, cells: LineSums, cell: number): void {
  for (let z = 0; z < cells.ez.length; z += 1) {
    const row = z + 2;
    addAt(re, row, cells.ez[z]?.[cell] ?? 0);
    addAt(ry, row, cells.yz[z]?.[cell] ?? 0);
    addAt(values, row * size, cells.exz[z]?.[cell] ?? 0);
    for (let other = 0; other <= z; other += 1)
      addAt(values, row * size + other + 2, cells.ezz[z]?.[other]?.[cell] ?? 0);
  }
}

/** Only the lower triangle was added to. */
function mirror(values: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < row; column += 1)
      values[column * size + row] = values[row * size + column] ?? 0;
}
