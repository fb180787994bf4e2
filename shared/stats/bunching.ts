import { addOuterTo, at, factor, zeros } from './matrix.ts';

/**
 * Lines by speed. Bin b holds the speeds above b x width and up to (b + 1) x width, both in characters a second, so that a line at
 * exactly the limit stands below it, as the guideline has it.
 */
export interface SpeedBins {
  readonly width: number;
  /** How many lines, by bin. */
  readonly lines: ReadonlyMap<number, number>;
}

/** Around a limit, where the bunch of condensed lines is: from so far below to so far above, in characters a second. */
export interface BunchWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * The window for limits near 17: lines are condensed to a speed up to 0.8 below the limit, and whole characters blur that by half a
 * character over the duration (facts, section 2e; without the blur, compliance of 0.65 came out as 0.33 to 0.58).
 */
export const bunchWindow: BunchWindow = { from: -1.6, to: 0.8 };

/** How many lines that would have been over the limit were condensed to it. */
export interface Bunching {
  /** The share that was condensed, 0 to below 1, and its standard error by the spread of lines over bins (titles are not looked at). */
  readonly compliance: number;
  /** The compliance as it was fitted: below 0 where more lines than expected stand over the limit. */
  readonly fitted: number;
  readonly se: number;
  /** The compliance that the bunch itself tells, if all lines that are missing over the limit stand in it: below 0 where there is a dip. */
  readonly byMass: number;
  /** Lines over the limit: those that were not condensed. */
  readonly over: number;
  /** Lines that were condensed: over x compliance / (1 - compliance). */
  readonly condensed: number;
  /** Lines that would stand in each bin of the window without the bunch. */
  readonly smooth: ReadonlyMap<number, number>;
}

/** How many times the limit a speed may be and still come from a line, not from a wrong time. */
const fastest = 3;

/** The fewest bins with lines on each side of the window that a cubic can be drawn through. */
const fewestBins = 5;

/**
 * Compliance from the drop of lines at the limit: log lines = cubic(z) + J 1[z >= 0] with z = speed - limit, outside of the window; the
 * compliance is 1 - e^J (facts, section 2e; the idea of Kleven, Annual Review of Economics 8, 2016). Fitted by Poisson likelihood over
 * all bins, empty ones too, from the first to the last thousandth of lines: in eight regenerated worlds of 30,000 lines with 0.65 planted, this gave 0.63 to
 * 0.65, where least squares on logarithms gave 0.59 to 0.88.
 * @returns null where too few bins have lines on one of the sides
 */
export function bunchingAt(
  limit: number,
  bins: SpeedBins,
  window: BunchWindow = bunchWindow,
): Bunching | null {
  const { width, lines } = bins;
  const [first, lastFilled] = range(bins);
  const last = Math.min(lastFilled, Math.ceil((fastest * limit) / width));
  const points: Point[] = [];
  for (let bin = first; bin <= last; bin += 1)
    points.push({ bin, z: (bin + 0.5) * width - limit, count: lines.get(bin) ?? 0 });
  const isWithin = ({ z }: Point): boolean => z >= window.from && z < window.to;
  const outside = points.filter((point) => !isWithin(point));
  const filled = outside.filter(({ count }) => count > 0);
  const above = filled.filter(({ z }) => z > 0).length;
  if (above < fewestBins || filled.length - above < fewestBins) return null;
  const fit = poissonCubic(outside);
  if (fit === null) return null;
  const jump = fit.beta[4] ?? Number.NaN;
  const fitted = 1 - Math.exp(jump);
  const compliance = Math.max(0, fitted);
  const smooth = new Map(points.filter(isWithin).map((point) => [point.bin, fit.expected(point)]));
  let over = 0;
  for (const point of points) if (point.z > 0) over += smooth.get(point.bin) ?? point.count;
  for (const [bin, count] of lines) if (bin > last) over += count;
  let bunch = 0;
  for (const [bin, expected] of smooth) bunch += (lines.get(bin) ?? 0) - expected;
  return {
    compliance,
    fitted,
    se: fit.errorOfJump * Math.exp(jump),
    byMass: bunch / (bunch + over),
    over,
    condensed: (over * compliance) / (1 - compliance),
    smooth,
  };
}

interface Point {
  readonly bin: number;
  readonly z: number;
  readonly count: number;
}

/** The first and last bin after a thousandth of the lines on each side is left out: one impossible speed would bend the cubic. */
function range({ lines }: SpeedBins): [number, number] {
  const sorted = [...lines].filter(([, count]) => count > 0).toSorted(([left], [right]) => left - right);
  const spare = sorted.reduce((sum, [, count]) => sum + count, 0) / 1000;
  return [edge(sorted, spare), edge(sorted.toReversed(), spare)];
}

function edge(sorted: readonly (readonly [number, number])[], spare: number): number {
  let passed = 0;
  for (const [bin, count] of sorted) {
    passed += count;
    if (passed > spare) return bin;
  }
  return 0;
}

interface CubicFit {
  readonly beta: Float64Array;
  readonly errorOfJump: number;
  expected(point: Point): number;
}

/** Newton's steps on the Poisson likelihood, halved where they overshoot; null where they don't settle. */
function poissonCubic(points: readonly Point[]): CubicFit | null {
  // Powers of a z of about 1 keep the matrix well conditioned.
  const scale = Math.max(...points.map(({ z }) => Math.abs(z)));
  const regressors = ({ z }: Point): Float64Array => {
    const s = z / scale;
    return Float64Array.of(1, s, s * s, s * s * s, z > 0 ? 1 : 0);
  };
  const rows = points.map((point) => ({ count: point.count, r: regressors(point) }));
  let beta = startOf(rows);
  let likelihood = likelihoodOf(rows, beta);
  for (let step = 0; step < 100; step += 1) {
    const change = newtonStep(rows, beta);
    if (change === null) return null;
    let size = 1;
    let next = moved(beta, change, size);
    while (size > 1e-6 && !(likelihoodOf(rows, next) >= likelihood - 1e-9 * Math.abs(likelihood))) {
      size /= 2;
      next = moved(beta, change, size);
    }
    beta = next;
    likelihood = likelihoodOf(rows, beta);
    if (change.every((value) => Math.abs(value) < 1e-10)) break;
  }
  const settled = newtonStep(rows, beta);
  if (settled === null || !settled.every((value) => Math.abs(value) < 1e-6)) return null;
  const final = beta;
  return {
    beta,
    errorOfJump: errorOfJump(rows, beta),
    expected: (point) => Math.exp(linear(regressors(point), final)),
  };
}

interface Row {
  readonly count: number;
  readonly r: Float64Array;
}

function linear(r: Float64Array, beta: Float64Array): number {
  return r.reduce((sum, value, place) => sum + value * (beta[place] ?? 0), 0);
}

function moved(beta: Float64Array, change: Float64Array, size: number): Float64Array {
  return beta.map((value, place) => value + size * (change[place] ?? 0));
}

function likelihoodOf(rows: readonly Row[], beta: Float64Array): number {
  let sum = 0;
  for (const { count, r } of rows) {
    const eta = linear(r, beta);
    sum += count * eta - Math.exp(eta);
  }
  return sum;
}

/** Weighted least squares on the logarithm of the lines there are. */
function startOf(rows: readonly Row[]): Float64Array {
  const [matrix, right] = [zeros(5), new Float64Array(5)];
  for (const { count, r } of rows) {
    if (count === 0) continue;
    addOuterTo(matrix, r, count);
    r.forEach((value, place) => (right[place] = (right[place] ?? 0) + count * Math.log(count) * value));
  }
  return factor(matrix)
    .solve(right)
    .map((value) => (Number.isNaN(value) ? 0 : value));
}

function newtonStep(rows: readonly Row[], beta: Float64Array): Float64Array | null {
  const [matrix, right] = [informationOf(rows, beta), new Float64Array(5)];
  for (const { count, r } of rows) {
    const excess = count - Math.exp(linear(r, beta));
    r.forEach((value, place) => (right[place] = (right[place] ?? 0) + excess * value));
  }
  const factored = factor(matrix);
  return factored.isEstimable.includes(false) ? null : factored.solve(right);
}

function informationOf(rows: readonly Row[], beta: Float64Array): ReturnType<typeof zeros> {
  const matrix = zeros(5);
  for (const { r } of rows) addOuterTo(matrix, r, Math.exp(linear(r, beta)));
  return matrix;
}

/** Widened by the dispersion (Pearson), since lines come by title and speeds by whole characters. */
function errorOfJump(rows: readonly Row[], beta: Float64Array): number {
  let pearson = 0;
  for (const { count, r } of rows) {
    const expected = Math.exp(linear(r, beta));
    pearson += (count - expected) ** 2 / expected;
  }
  const dispersion = Math.max(1, pearson / Math.max(1, rows.length - 5));
  return Math.sqrt(dispersion * at(factor(informationOf(rows, beta)).inverse(), 4, 4));
}
