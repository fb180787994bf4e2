import type { BenchmarkInterval, Range } from './benchmark.ts';
import { rise, type Spline } from './spline.ts';

/** The highest speed in cps shown to be safe; whether that is only as far as enough titles reach, so that it may lie higher. */
export interface SafeSpeed {
  readonly cps: number;
  readonly isEndOfRange: boolean;
}

/**
 * The safe speed: the highest speed v up to which the outcome is shown to be no worse than `margin` over the typical line. Shown means
 * that at every speed s from the typical speed to v, the upper end of the two-sided 95 % interval (so 97.5 % one-sided) of the rate at s
 * over the rate at the typical speed, by CV3 and t with one degree of freedom less than titles, is at most 1 + margin. It never lies
 * beyond the range. Null when it is not shown for as much as one bin of speeds: at the typical speed itself the ratio is 1 and
 * nothing has to be shown.
 *
 * Between two knots the upper end is a linear function plus the norm of one, so it is convex: where it is low enough at both ends it is
 * so between them, and otherwise it crosses the margin once.
 * @param margin 0.05 for 5 %
 * @param bin width of a bin in cps
 */
export function safeSpeed(spline: Spline, range: Range, margin: number, bin: number): SafeSpeed | null {
  // Where there is no interval its end is NaN, and nothing is shown.
  const isShownAt = (speed: number): boolean =>
    rise(spline, range.reference, speed).high <= Math.log1p(margin);
  const { reference, highest } = range;
  let from = reference;
  for (const to of [...spline.knots.filter((knot) => knot > reference && knot < highest), highest]) {
    if (!isShownAt(to)) return atLeastABin(crossing(isShownAt, from, to), range, bin);
    from = to;
  }
  return { cps: highest, isEndOfRange: true };
}

/**
 * The safe speed of a curve with a threshold: the lower end of the benchmark speed's interval, where the benchmark is told with the same
 * margin. In 97.5 % of the bootstrap's draws of titles the outcome is no worse than the margin at every speed up to it.
 */
export function safeSpeedAtBend({ low }: BenchmarkInterval, range: Range, bin: number): SafeSpeed | null {
  return low.kind === 'beyond'
    ? { cps: range.highest, isEndOfRange: true }
    : atLeastABin(low.cps, range, bin);
}

/**
 * A safe speed that goes no further than where the benchmark speed's interval begins: from there on the margin may be reached by drawing titles
 * anew, whatever leaving them out shows. Of two ways to tell one thing the more cautious one is taken.
 */
export function noFurtherThan(
  safe: SafeSpeed,
  { low }: BenchmarkInterval,
  range: Range,
  bin: number,
): SafeSpeed | null {
  return low.kind === 'at' && low.cps < safe.cps ? atLeastABin(low.cps, range, bin) : safe;
}

/** Where a condition that holds at `from` and not at `to`, and changes once between them, changes. */
function crossing(holds: (speed: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function atLeastABin(speed: number, { reference }: Range, bin: number): SafeSpeed | null {
  return speed - reference < bin ? null : { cps: speed, isEndOfRange: false };
}
