import { fitPoisson, type PoissonFit } from '../poisson.ts';
import type { CellPoint, CellSums, LineSums } from './cell-pass.ts';
import { knotBin, type Design } from './design.ts';
import { covariates } from './rows.ts';
import { titleSums } from './title-sums.ts';

/**
 * What stands in the speed's place in a fit without a bend: the speed itself, whose coefficient is the slope over all speeds; or whether it is over
 * the knot (1 or 0), whose coefficient is the log rate ratio of the lines over the limit.
 */
export type UnbentKind = 'line' | 'step';

/** What a fit without a bend regresses on, in the places of `regressors`: nothing grows above its knot, so that the second can't be told. */
export function unbentRegressors(kind: UnbentKind): readonly string[] {
  return [kind === 'line' ? 'cps' : 'over', 'above', ...covariates];
}

/** The design of a fit without a bend: its knot is beyond all speeds, so that what grows above it stays 0. */
export function straight<D extends Pick<Design, 'knot' | 'width'>>(design: D): D {
  return { ...design, knot: design.width * 2 ** 40 };
}

/**
 * A fit without a bend, from the cells of one with a bend: Newton's steps whose sums are taken from {@link reweighed} cells, with no pass over the
 * data. It is off by hundredths of a standard error at most, and where the exact one starts from.
 * @param point where the cells were summed
 * @param beside names of the covariates that the cells have beside the usual ones
 */
export async function unbentFit(
  cells: CellSums,
  point: CellPoint,
  kind: UnbentKind,
  beside: readonly string[] = [],
): Promise<PoissonFit> {
  const design = straight(point);
  const isLine = kind === 'line';
  const start = Float64Array.from(point.beta, (value, place) =>
    place === 1 || (place === 0 && !isLine) ? 0 : value,
  );
  const pass = (beta: Float64Array) => {
    const weighed = reweighed(cells, point, kind, beta);
    return Promise.resolve(titleSums(isLine ? weighed : stepped(weighed, knotBin(point)), design));
  };
  return fitPoisson([...unbentRegressors(kind), ...beside], start, pass, { tolerance: closely });
}

/** The largest last step over its standard error: closer than that the cells don't tell. */
const closely = 0.05;

/** The sums with whether a line stands in bin `from` or above in the place of its speed: that is 1 or 0 for all lines of a cell. */
export function stepped<S extends LineSums>(cells: S, from: number): S {
  const overOf = (column: Float64Array): Float64Array =>
    column.map((value, cell) => ((cells.bin[cell] ?? 0) >= from ? value : 0));
  const e = overOf(cells.e);
  return { ...cells, ex: e, exx: e, yx: overOf(cells.y), exz: cells.ez.map(overOf) };
}

/**
 * What the cells would be, summed at the coefficients of a fit without a bend. A line's weight changes by exp(delta), delta linear in its speed and
 * covariates, as if those of a cell were scattered normally: with mean m and covariance S the weight of all then changes by exp(delta(m) + q'Sq / 2),
 * q being the change of the coefficients; the mean moves by Sq, and the covariance stays. However they are scattered, that is right to the second order.
 * @param beta one for each of {@link unbentRegressors}
 */
export function reweighed(
  cells: CellSums,
  from: CellPoint,
  kind: UnbentKind,
  beta: ArrayLike<number>,
): CellSums {
  const column = (): Float64Array => new Float64Array(cells.e.length);
  const columns = (): Float64Array[] => cells.ez.map(column);
  const sums = { ...cells, e: column(), ex: column(), exx: column(), ez: columns(), exz: columns() };
  const weighed = { ...sums, ezz: cells.ezz.map(columns) };
  const [before, after] = [momentsIn(cells), momentsIn(weighed)];
  const size = before.sums.length;
  const gapsOf = gapsFrom(from, kind, beta);
  // Of the cell at hand. Added to the sums rather than put in their place, a change of nothing leaves every digit.
  const [means, shifts] = [new Float64Array(size), new Float64Array(size)];
  for (let cell = 0; cell < cells.e.length; cell += 1) {
    const weight = cells.e[cell] ?? 0;
    if (!(weight > 0)) continue;
    const { level, gaps } = gapsOf(cells.bin[cell] ?? 0);
    let delta = level;
    for (let i = 0; i < size; i += 1) {
      means[i] = (before.sums[i]?.[cell] ?? 0) / weight;
      delta += (gaps[i] ?? 0) * (means[i] ?? 0);
    }
    for (let i = 0; i < size; i += 1) {
      let shift = 0;
      for (let j = 0; j < size; j += 1) {
        const product = (before.products[i]?.[j]?.[cell] ?? 0) / weight;
        shift += (gaps[j] ?? 0) * (product - (means[i] ?? 0) * (means[j] ?? 0));
      }
      shifts[i] = shift;
      delta += ((gaps[i] ?? 0) * shift) / 2;
    }
    const factor = Math.exp(delta);
    weighed.e[cell] = factor * weight;
    for (let i = 0; i < size; i += 1) {
      put(after.sums[i], cell, factor * ((before.sums[i]?.[cell] ?? 0) + weight * (shifts[i] ?? 0)));
      for (let j = 0; j <= i; j += 1) {
        const [left, right] = [shifts[i] ?? 0, shifts[j] ?? 0];
        const more = left * (means[j] ?? 0) + right * (means[i] ?? 0) + left * right;
        const product = factor * ((before.products[i]?.[j]?.[cell] ?? 0) + weight * more);
        put(after.products[i]?.[j], cell, product);
        put(after.products[j]?.[i], cell, product);
      }
    }
  }
  return weighed;
}

/** The sums of cells over the speed, which comes first, and the covariates: each, and the products of all with each other. */
function momentsIn({ ex, exx, ez, exz, ezz }: CellSums): {
  readonly sums: readonly Float64Array[];
  readonly products: readonly (readonly Float64Array[])[];
} {
  const rows = ez.map((_, z) => [exz[z] ?? ex, ...(ezz[z] ?? [])]);
  return { sums: [ex, ...ez], products: [[exx, ...exz], ...rows] };
}

/** By how much the logarithm of a line's weight changes in a bin: by `level` at a speed and covariates of 0, and by `gaps` with each of them. */
interface Gaps {
  readonly level: number;
  readonly gaps: Float64Array;
}

function gapsFrom(from: CellPoint, kind: UnbentKind, beta: ArrayLike<number>): (bin: number) => Gaps {
  const [below = 0, bend = 0, ...known] = from.beta;
  const [slope, step] = kind === 'line' ? [beta[0] ?? 0, 0] : [0, beta[0] ?? 0];
  const covariateGaps = known.map((value, z) => (beta[z + 2] ?? 0) - value);
  const under = { level: 0, gaps: Float64Array.of(slope - below, ...covariateGaps) };
  const over = {
    level: step - bend * (from.centre - from.knot),
    gaps: Float64Array.of(slope - below - bend, ...covariateGaps),
  };
  const knot = knotBin(from);
  return (bin) => (bin >= knot ? over : under);
}

function put(column: Float64Array | undefined, place: number, value: number): void {
  if (column !== undefined) column[place] = value;
}
