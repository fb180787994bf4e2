/** What one title adds to a rate. */
export interface TitleShare {
  readonly numerator: number;
  readonly denominator: number;
}

/** A rate with its 95% interval, null where there is none. */
export interface Interval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * A quotient of sums and its interval by leaving out one title after the other, computed the long way: for each title all
 * others are added up again. The variance is (G - 1) / G times the sum of squared differences from the full quotient; the
 * interval takes Student's t with G - 1 degrees of freedom.
 */
export function leaveOneTitleOut(titles: readonly TitleShare[]): Interval {
  const counted = titles.filter(({ denominator }) => denominator > 0);
  const value = quotient(counted);
  const count = counted.length;
  if (value === null || count < 2) return { value, low: null, high: null };
  let squares = 0;
  for (const left of counted) {
    const others = quotient(counted.filter((title) => title !== left));
    if (others === null) return { value, low: null, high: null };
    squares += (others - value) ** 2;
  }
  const error = Math.sqrt(((count - 1) / count) * squares);
  const reach = studentQuantile(0.975, count - 1) * error;
  return { value, low: value - reach, high: value + reach };
}

function quotient(titles: readonly TitleShare[]): number | null {
  let numerator = 0;
  let denominator = 0;
  for (const title of titles) {
    numerator += title.numerator;
    denominator += title.denominator;
  }
  return denominator === 0 ? null : numerator / denominator;
}

const known = new Map<string, number>();

/**
 * The quantile of Student's t, by integration: with x = sqrt(df) tan(a) the density becomes cos(a)^(df - 1), which Simpson's rule
 * adds up and bisection inverts.
 */
export function studentQuantile(probability: number, df: number): number {
  const key = `${probability} ${df}`;
  const found = known.get(key) ?? invert(probability, df);
  known.set(key, found);
  return found;
}

function invert(probability: number, df: number): number {
  const half = area(Math.PI / 2, df);
  let low = 0;
  let high = Math.PI / 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (0.5 + (0.5 * area(middle, df)) / half < probability) low = middle;
    else high = middle;
  }
  return Math.sqrt(df) * Math.tan((low + high) / 2);
}

/** The integral of cos(a)^(df - 1) from 0 to `end`. */
function area(end: number, df: number): number {
  const steps = 4_000;
  const width = end / steps;
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * Math.cos(step * width) ** (df - 1);
  }
  return (sum * width) / 3;
}
