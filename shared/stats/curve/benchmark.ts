import { dot, factor, type Square } from '../matrix.ts';
import { highestSpeed, nearestEdge, typicalSpeed, type Cube } from './cells.ts';
import { bestPlace, kinksOf, type Layout } from './profile.ts';
import { told } from './products.ts';
import { percentileBounds, resample, sumOfRows, type Resampling, type TitleRows } from './resample.ts';
import { studentTQuantile } from '../student-t.ts';
import { rise, riseOver, splineProducts, type Spline } from './spline.ts';
import type { Threshold } from './threshold.ts';

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
 * threshold's interval is made from. Where no speed of the range is shown to be as much worse, the upper end is open: the curve of few titles
 * wiggles over the margin somewhere in each draw, also where speed does nothing, and the first such places lie close together.
 * @throws ProblemError `engine.cancelled` when the signal aborts.
 */
export async function benchmarkInterval(
  cube: Cube,
  spline: Spline,
  range: Range,
  resampling: Resampling & { readonly by?: number },
): Promise<BenchmarkInterval> {
  const { knots } = spline;
  const { by = 0.05 } = resampling;
  const rows = rowsOf(cube, knots);
  const size = knots.length + 1 + cube.covariates.length;
  const draws: number[] = [];
  await resample(rows, resampling, (sum) => {
    const information: Square = { size, values: sum.subarray(0, size * size) };
    const beta = told(factor(information).solve(sum.subarray(size * size)));
    const reached = benchmarkOf(knots, beta, range, by);
    draws.push(reached.kind === 'at' ? reached.cps : Infinity);
  });
  return boundsOf(draws, spline, range, { by, titles: rows.titles });
}

/**
 * Under so many titles the draws agree too well, and a rise is too often shown somewhere among the places that are looked at: of the few
 * intervals with both ends told, 0 of 4, 5 of 11, 11 of 19, 38 of 44 and 52 of 58 held the truth in 300 simulated worlds of 20, 30, 40, 50 and 60
 * titles each. With what is done instead none, 1 of 2, 3 of 5, 9 of 10 and 26 of 27 do; of all worlds 99 % and more, since most upper ends
 * are open then. At 80 titles 80 of 83 did without.
 */
const fewTitles = 80;

/**
 * The interval of draws of titles. Its upper end is open where no speed of the range is shown to be as much worse; with few titles the rise is
 * to be shown for all places that are looked at together, and the interval reaches up to where it is.
 */
function boundsOf(
  draws: readonly number[],
  spline: Spline,
  range: Range,
  { by, titles }: { readonly by: number; readonly titles: number },
): BenchmarkInterval {
  const { low, high } = percentileBounds(draws);
  const isFew = titles < fewTitles;
  const shown = shownReached(spline, range, by, isFew);
  const end = shown === null ? Infinity : isFew ? Math.max(high, shown) : high;
  return { low: reachedAt(low, range), high: reachedAt(end, range) };
}

/**
 * The lowest corner of the curve, or place midway between two, at which the rise from the typical speed is shown to be over the margin: its interval by
 * leaving out titles lies over it. Null where there is none.
 * @param isTogether whether the intervals hold for all places together (Bonferroni), at 95 %, or each for itself
 */
function shownReached(spline: Spline, range: Range, by: number, isTogether: boolean): number | null {
  const { reference } = range;
  const corners = cornersOf(spline.knots, range);
  const places = corners.flatMap((corner, i) => [(corner + (corners[i - 1] ?? reference)) / 2, corner]);
  const level = 1 - 0.025 / (isTogether ? places.length : 1);
  const isShownAt = (speed: number): boolean => {
    const { estimate, se, df } = rise(spline, reference, speed);
    return estimate - studentTQuantile(level, df) * se >= Math.log1p(by);
  };
  return places.find(isShownAt) ?? null;
}

/**
 * The benchmark speed where the curve has a threshold, from a straight line that bends once: a broken line with fixed knots would round
 * the bend off, and cross the margin too late. Each draw of the bootstrap looks for its own bend.
 * @param spline the same curve as a broken line, by which an upper end is told or left open
 * @throws ProblemError `engine.cancelled` when the signal aborts.
 */
export async function benchmarkAtBend(
  { sums, width }: Threshold,
  range: Range,
  spline: Spline,
  resampling: Resampling & { readonly by?: number },
): Promise<{ readonly speed: Reached; readonly interval: BenchmarkInterval }> {
  const { by = 0.05 } = resampling;
  const reachedIn = (sum: Float64Array): Reached => {
    const bend = bendOf(sums.layout, sum, width);
    if (bend === null) return { kind: 'beyond', cps: range.highest };
    return benchmarkOf([bend.speed], Float64Array.of(bend.slope, bend.change), range, by);
  };
  const draws: number[] = [];
  await resample(sums.rows, resampling, (sum) => {
    const reached = reachedIn(sum);
    draws.push(reached.kind === 'at' ? reached.cps : Infinity);
  });
  return {
    speed: reachedIn(sumOfRows(sums.rows)),
    interval: boundsOf(draws, spline, range, { by, titles: sums.rows.titles }),
  };
}

/** A straight line that bends once. */
interface Bend {
  /** Where it bends, in cps. */
  readonly speed: number;
  /** Slope before the bend, and its change there. */
  readonly slope: number;
  readonly change: number;
}

/** The bend that fits sums best, placed between edges of bins by the parabola through the gains of the best edge and those beside it. */
function bendOf(layout: Layout, sum: Float64Array, width: number): Bend | null {
  const { beta, changes, gains, loadings } = kinksOf(layout, sum);
  const place = bestPlace(gains);
  const knot = place === null ? undefined : layout.knots[place];
  if (place === null || knot === undefined) return null;
  const change = changes[place] ?? 0;
  const slope = (beta[0] ?? 0) - change * (loadings[place * (layout.base - 1)] ?? 0);
  return { speed: (knot + vertexOffset(gains, layout.knots, place)) * width, slope, change };
}

/** How far from the best edge the top of the parabola lies, in bins, at most half of one; 0 where an edge beside it is no candidate. */
function vertexOffset(gains: Float64Array, knots: readonly number[], place: number): number {
  const knot = knots[place] ?? Number.NaN;
  if (knots[place - 1] !== knot - 1 || knots[place + 1] !== knot + 1) return 0;
  const [before = 0, best = 0, after = 0] = gains.subarray(place - 1, place + 2);
  const curvature = before - 2 * best + after;
  return curvature < 0 ? (before - after) / (2 * curvature) : 0;
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
