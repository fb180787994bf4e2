/** What a piece of work gave, and how many milliseconds it took. */
export interface Timed<T> {
  readonly ms: number;
  readonly value: T;
}

/** Does the work and takes its time. */
export async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

/** The fastest of some runs: the least disturbed by whatever else the machine does. */
export function fastestOf(runs: readonly { readonly ms: number }[]): number {
  return Math.min(...runs.map(({ ms }) => ms));
}

/** The geometric mean: how ratios are averaged, so that twice and half as fast come to 1. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** The value below which a share of the values lies, by nearest rank (the smallest value that at least that share does not exceed). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Rounds for the report. */
export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
