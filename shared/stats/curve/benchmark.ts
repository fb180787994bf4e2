import { dot, factor, type Square } from '../matrix.ts';
import { highestSpeed, nearestEdge, typicalSpeed, type Cube } from './cells.ts';
import { told } from './products.ts';
import { percentileBounds, resample, type Resampling, type TitleRows } from './resample.ts';
import { riseOver, splineProducts, type Spline } from './spline.ts';

/** Where a curve is read: from the typical speed to the highest that enough titles reach, both in cps. */
export interface Range {
  readonly reference: number;
  readonly highest: number;
}

/** The fewest titles that a speed is told from (facts, statistics sections 2a and 4). */
const fewestTitles = 20;

/** The range of a cube; null when too few titles reach the typical speed and beyond. */
export function rangeOf(cube: Cube, fewest = fewestTitles): Range | null {
  const highest = highestSpeed(cube, fewest);
  const reference = typicalSpeed(cube);
  return highest === null || !(reference < highest) ? null : { reference, highest };
}

/** A speed in cps that is reached, or one that is not reached up to the end of the range, `cps`: "> cps". */
export type Reached =
  { readonly kind: 'at'; readonly cps: number } | { readonly kind: 'beyond'; readonly cps: number };

/**
 * The benchmark speed: the lowest speed above the typical one at which the log rate has risen by log(1 + `by`) over it
 * (facts, statistics section 2c), read from a broken line.
 * @param coefficients of the spline's regressors, 0 for what can't be told
 */
function benchmarkOf(
  knots: readonly number[],
  coefficients: Float64Array,
  range: Range,
  by: number,
): Reached {
  const wanted = Math.log1p(by);
  const riseTo = (speed: number): number =>
    dot(riseOver(knots, coefficients.length, range.reference, speed), coefficients);
  let from = { speed: range.reference, rise: 0 };
  for (const speed of cornersOf(knots, range)) {
    const to = { speed, rise: riseTo(speed) };
    if (to.rise >= wanted) {
      const share = (wanted - from.rise) / (to.rise - from.rise);
      return { kind: 'at', cps: from.speed + share * (to.speed - from.speed) };
    }
    from = to;
  }
  return { kind: 'beyond', cps: range.highest };
}

/** The speeds at which a broken line may turn within a range, and its end. */
function cornersOf(knots: readonly number[], { reference, highest }: Range): readonly number[] {
  return [...knots.filter((knot) => knot > reference && knot < highest), highest];
}

/** The benchmark speed of a spline; `by` is the rise of the rate, 0.05 for 5 %. */
export function benchmarkSpeed({ knots, fit }: Spline, range: Range, by = 0.05): Reached {
  return benchmarkOf(knots, told(fit.beta), range, by);
}

/** The 95 % interval of a benchmark speed by the title bootstrap; an end that no draw reaches is beyond the range. */
export interface BenchmarkInterval {
  readonly low: Reached;
  readonly high: Reached;
}

/**
 * The interval of {@link benchmarkSpeed}: fits the spline again to each draw of titles. With the same seed these are the draws that the
 * threshold's interval is made from.
 * @throws ProblemError `engine.cancelled` when the signal aborts.
 */
export async function benchmarkInterval(
  cube: Cube,
  { knots }: Spline,
  range: Range,
  resampling: Resampling & { readonly by?: number },
): Promise<BenchmarkInterval> {
  const rows = rowsOf(cube, knots);
  const size = knots.length + 1 + cube.covariates.length;
  const draws: number[] = [];
  await resample(rows, resampling, (sum) => {
    const information: Square = { size, values: sum.subarray(0, size * size) };
    const beta = told(factor(information).solve(sum.subarray(size * size)));
    const reached = benchmarkOf(knots, beta, range, resampling.by ?? 0.05);
    draws.push(reached.kind === 'at' ? reached.cps : Infinity);
  });
  const { low, high } = percentileBounds(draws);
  return { low: reachedAt(low, range), high: reachedAt(high, range) };
}

function rowsOf(cube: Cube, knots: readonly number[]): TitleRows {
  const edges = knots.map((knot) => nearestEdge(cube, knot));
  const { names, titles } = splineProducts(cube, edges);
  const square = names.length ** 2;
  const length = square + names.length;
  const values = new Float64Array(titles.length * length);
  for (const [i, { information, moment }] of titles.entries()) {
    values.set(information.values, i * length);
    values.set(moment, i * length + square);
  }
  return { titles: titles.length, length, values };
}

function reachedAt(speed: number, { highest }: Range): Reached {
  return speed <= highest ? { kind: 'at', cps: speed } : { kind: 'beyond', cps: highest };
}
