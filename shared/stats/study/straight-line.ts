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
  return fitPoisson(regressors, start, (beta) =>
    Promise.resolve(titleSums(reweighed(cells, point, beta), design)),
  );
}

/**
 * What the cells would be, summed at the coefficients of a line without a bend. A line's weight changes by exp(delta), delta linear in its speed and
 * covariates: exactly by its value at the cell's means, and around them to first order, by the cell's own sums of squares and products.
 */
export function reweighed(cells: CellSums, from: CellPoint, beta: ArrayLike<number>): CellSums {
  const knot = Math.round(from.knot / from.width);
  const size = cells.ez.length;
  const places = Array.from({ length: size }, (_, z) => z);
  const gaps = places.map((z) => (beta[z + 2] ?? 0) - (from.beta[z + 2] ?? 0));
  const empty = (): Float64Array => new Float64Array(cells.e.length);
  const [e, ex, exx] = [empty(), empty(), empty()];
  const [ez, exz] = [places.map(empty), places.map(empty)];
  const ezz = places.map(() => places.map(empty));
  const at = (column: Float64Array | undefined, cell: number): number => column?.[cell] ?? 0;
  for (let cell = 0; cell < cells.e.length; cell += 1) {
    const weight = at(cells.e, cell);
    if (!(weight > 0)) continue;
    const above = at(cells.bin, cell) >= knot ? (from.beta[1] ?? 0) : 0;
    const gap = (beta[0] ?? 0) - (from.beta[0] ?? 0) - above;
    const x = at(cells.ex, cell) / weight;
    const z = places.map((i) => at(cells.ez[i], cell) / weight);
    const sxz = places.map((i) => at(cells.exz[i], cell) - x * at(cells.ez[i], cell));
    const delta = gap * x - above * (from.centre - from.knot) + dotOf(gaps, z);
    const factor = Math.exp(delta);
    // What the change around the means adds to the sums of speed and of each covariate.
    const dx = gap * (at(cells.exx, cell) - x * at(cells.ex, cell)) + dotOf(gaps, sxz);
    const dz = places.map(
      (i) =>
        gap * (sxz[i] ?? 0) +
        places.reduce(
          (sum, j) =>
            sum + (gaps[j] ?? 0) * (at(cells.ezz[i]?.[j], cell) - (z[i] ?? 0) * at(cells.ez[j], cell)),
          0,
        ),
    );
    e[cell] = factor * weight;
    ex[cell] = factor * (at(cells.ex, cell) + dx);
    exx[cell] = factor * (at(cells.exx, cell) + 2 * x * dx);
    for (const i of places) {
      const [mean, more] = [z[i] ?? 0, dz[i] ?? 0];
      put(ez[i], cell, factor * (at(cells.ez[i], cell) + more));
      put(exz[i], cell, factor * (at(cells.exz[i], cell) + x * more + mean * dx));
      for (const j of places)
        put(
          ezz[i]?.[j],
          cell,
          factor * (at(cells.ezz[i]?.[j], cell) + mean * (dz[j] ?? 0) + (z[j] ?? 0) * more),
        );
    }
  }
  return { ...cells, e, ex, exx, ez, exz, ezz };
}

function dotOf(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);
}

function put(column: Float64Array | undefined, place: number, value: number): void {
  if (column !== undefined) column[place] = value;
}
