/** Milliseconds that the work took, and what it gave. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

/** The fastest of some runs: the least disturbed by whatever else the machine does. */
export async function fastest(runs: number, work: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) best = Math.min(best, (await timed(work)).ms);
  return best;
}

/** The geometric mean: how ratios are averaged. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Rounds for the report. */
export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
