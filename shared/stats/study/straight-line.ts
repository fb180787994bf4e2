import { fitPoisson, type PoissonFit } from '../poisson.ts';
import type { CellPoint, CellSums } from './cell-pass.ts';
import type { Design } from './design.ts';
import { titleSums } from './title-sums.ts';
import { regressors } from './weighed.ts';

/** The design of a line without a bend: its knot is beyond all speeds, so that what grows above it stays 0. */
export function straight<D extends Design>(design: D): D {
  return { ...design, knot: design.width * 2 ** 40 };
}

/**
 * The fit of a line without a bend, from the cells of one with a bend: Newton's steps whose sums are taken from {@link reweighed} cells, with no
 * pass over the data. It is off by hundredths of a standard error at most, and where the exact one starts from.
 * @param point where the cells were summed
 */
export async function straightFit(cells: CellSums, point: CellPoint): Promise<PoissonFit> {
  const design = straight(point);
  const start = Float64Array.from(point.beta, (value, place) => (place === 1 ? 0 : value));
  const pass = (beta: Float64Array) => Promise.resolve(titleSums(reweighed(cells, point, beta), design));
  return fitPoisson(regressors, start, pass, { tolerance: closely });
}

/** The largest last step over its standard error: closer than that the cells don't tell. */
const closely = 0.05;

/**
 * What the cells would be, summed at the coefficients of a line without a bend. A line's weight changes by exp(delta), delta linear in its speed and
 * covariates: exactly by its value at the cell's means, and around them to first order, by the cell's own sums of squares and products.
 */
export function reweighed(cells: CellSums, from: CellPoint, beta: ArrayLike<number>): CellSums {
  const size = cells.ez.length;
  const column = (): Float64Array => new Float64Array(cells.e.length);
  const columns = (): Float64Array[] => cells.ez.map(column);
  const sums = { ...cells, e: column(), ex: column(), exx: column(), ez: columns(), exz: columns() };
  const weighed = { ...sums, ezz: cells.ezz.map(columns) };
  const knot = Math.round(from.knot / from.width);
  const gaps = Float64Array.from(cells.ez, (_, z) => (beta[z + 2] ?? 0) - (from.beta[z + 2] ?? 0));
  const gapBelow = (beta[0] ?? 0) - (from.beta[0] ?? 0);
  const bend = from.beta[1] ?? 0;
  // Of the cell at hand: the means of the covariates, and what the change around the means adds to their sums.
  const [means, more] = [new Float64Array(size), new Float64Array(size)];
  for (let cell = 0; cell < cells.e.length; cell += 1) {
    const weight = cells.e[cell] ?? 0;
    if (!(weight > 0)) continue;
    const above = (cells.bin[cell] ?? 0) >= knot ? bend : 0;
    const gap = gapBelow - above;
    const [ex, exx] = [cells.ex[cell] ?? 0, cells.exx[cell] ?? 0];
    const x = ex / weight;
    let delta = gap * x - above * (from.centre - from.knot);
    let moreX = gap * (exx - x * ex);
    for (let z = 0; z < size; z += 1) {
      const [ez, exz, own] = [cells.ez[z]?.[cell] ?? 0, cells.exz[z]?.[cell] ?? 0, gaps[z] ?? 0];
      means[z] = ez / weight;
      delta += (own * ez) / weight;
      moreX += own * (exz - x * ez);
      let added = gap * (exz - x * ez);
      for (let other = 0; other < size; other += 1) {
        const product = cells.ezz[z]?.[other]?.[cell] ?? 0;
        added += (gaps[other] ?? 0) * (product - (ez * (cells.ez[other]?.[cell] ?? 0)) / weight);
      }
      more[z] = added;
    }
    const factor = Math.exp(delta);
    weighed.e[cell] = factor * weight;
    weighed.ex[cell] = factor * (ex + moreX);
    weighed.exx[cell] = factor * (exx + 2 * x * moreX);
    for (let z = 0; z < size; z += 1) {
      const [mean, own] = [means[z] ?? 0, more[z] ?? 0];
      put(weighed.ez[z], cell, factor * ((cells.ez[z]?.[cell] ?? 0) + own));
      put(weighed.exz[z], cell, factor * ((cells.exz[z]?.[cell] ?? 0) + x * own + mean * moreX));
      for (let other = 0; other < size; other += 1) {
        const product = cells.ezz[z]?.[other]?.[cell] ?? 0;
        const added = mean * (more[other] ?? 0) + (means[other] ?? 0) * own;
        put(weighed.ezz[z]?.[other], cell, factor * (product + added));
      }
    }
  }
  return weighed;
}

function put(column: Float64Array | undefined, place: number, value: number): void {
  if (column !== undefined) column[place] = value;
}
