import type { Estimate } from './fit.ts';
import { studentTQuantile } from './student-t.ts';

/** How p-values are adjusted: the false discovery rate under positive dependence (BH), or under any dependence (BY). */
export type Adjustment = 'BH' | 'BY';

/** A family of tests after adjustment. */
export interface Family {
  /** In the order given; null for the tests that were left out. */
  readonly adjusted: readonly (number | null)[];
  /** How many tests the family has. */
  readonly size: number;
  /** The places of those left out, whose p-value could not be had. They do not count as tests. */
  readonly leftOut: readonly number[];
}

/**
 * Adjusted p-values of Benjamini and Hochberg (1995) or Benjamini and Yekutieli (2001), to the last bit those of R's `p.adjust`.
 * @param p p-values from 0 to 1; null, NaN or anything else is left out of the family
 */
export function adjust(p: readonly (number | null)[], method: Adjustment = 'BH'): Family {
  const tests = p.flatMap((value, place) => (isProbability(value) ? [{ value, place }] : []));
  const size = tests.length;
  const scale = method === 'BY' ? harmonic(size) * size : size;
  const adjusted = p.map((): number | null => null);
  let least = 1;
  tests
    .toSorted((left, right) => right.value - left.value)
    .forEach(({ value, place }, after) => {
      least = Math.min(least, (scale / (size - after)) * value);
      adjusted[place] = least;
    });
  return { adjusted, size, leftOut: p.flatMap((value, place) => (isProbability(value) ? [] : [place])) };
}

/**
 * The level of intervals for those selected at false discovery rate q, so that of the intervals shown no more than a share q
 * miss: 1 - q R / m (Benjamini and Yekutieli, "False discovery rate-adjusted multiple confidence intervals", JASA 100, 2005).
 * @param selected R, how many of the family were selected
 * @param size m, how many tests the family has
 * @returns null where none was selected, so that there is no interval to widen
 */
function intervalLevel(q: number, selected: number, size: number): number | null {
  return selected > 0 && size >= selected ? 1 - (q * selected) / size : null;
}

/** An interval at a level of its own, from 0 to 1. */
export interface SelectedInterval {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Of a family of estimates those that are shown at false discovery rate q, each with its interval at {@link intervalLevel}: who looks at what is shown looks at the luckiest, for which intervals of 95 % are too narrow (facts, section 2g).
 * @param family of the p-values of these estimates, in their order
 * @returns in the order given; null for those that are not shown, and for those without an interval
 */
export function selectedIntervals(
  estimates: readonly (Estimate | null)[],
  { adjusted, size }: Family,
  q = 0.05,
): (SelectedInterval | null)[] {
  const isShown = (place: number): boolean => (adjusted[place] ?? 1) <= q;
  const level = intervalLevel(q, estimates.filter((_, place) => isShown(place)).length, size);
  return estimates.map((one, place) => {
    if (one === null || level === null || !isShown(place) || !(one.df >= 1)) return null;
    const reach = studentTQuantile(1 - (1 - level) / 2, one.df) * one.se;
    return { level, low: one.estimate - reach, high: one.estimate + reach };
  });
}

function isProbability(value: number | null): value is number {
  return value !== null && value >= 0 && value <= 1;
}

/** 1 + 1/2 + ... + 1/n, with the rounding of each sum carried along (Neumaier), since R sums in extended precision. */
function harmonic(n: number): number {
  let sum = 0;
  let carried = 0;
  for (let i = 1; i <= n; i += 1) {
    const term = 1 / i;
    const next = sum + term;
    carried += sum >= term ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + carried;
}
