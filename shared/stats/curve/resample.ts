import { stopIfAborted } from '../../engine/progress.ts';
import { randomStream } from '../random.ts';

/** Somebody who waits for long work: may stop it, and is told how far it is. */
export interface Watch {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/** A bootstrap by title. Equal seeds and numbers of titles give equal draws, so that all that is told of a curve comes from the same. */
export interface Resampling extends Watch {
  readonly seed: number;
  /** 199 unless told: then the 5th from either end bounds 95 % (facts, statistics section 2c). */
  readonly draws?: number | undefined;
}

/** One row of sums for each title, row after row in one array. */
export interface TitleRows {
  readonly titles: number;
  readonly length: number;
  readonly values: Float64Array;
}

/** After so many draws whatever else waits, a message to stop among it, has its turn. */
const drawsAtOnce = 20;

/**
 * Draws as many titles as there are, with replacement, again and again; hands over the weighted sum of each title's row, in an array
 * that is used again for the next draw.
 * @throws ProblemError `engine.cancelled` when the signal aborts.
 */
export async function resample(
  rows: TitleRows,
  { seed, draws = 199, signal, onProgress }: Resampling,
  take: (sum: Float64Array) => void,
): Promise<void> {
  const random = randomStream(seed, 'title bootstrap');
  const sum = new Float64Array(rows.length);
  for (let draw = 0; draw < draws; draw += 1) {
    stopIfAborted(signal);
    addUp(rows, random.multinomialWeights(rows.titles), sum);
    take(sum);
    onProgress?.(draw + 1, draws);
    if (draw % drawsAtOnce === drawsAtOnce - 1) await turnOfOthers();
  }
}

/** The rows' sum, each title once. */
export function sumOfRows(rows: TitleRows): Float64Array {
  const sum = new Float64Array(rows.length);
  addUp(rows, new Float64Array(rows.titles).fill(1), sum);
  return sum;
}

function addUp({ length, values }: TitleRows, weights: Float64Array, sum: Float64Array): void {
  sum.fill(0);
  for (const [title, weight] of weights.entries()) {
    if (weight === 0) continue;
    const start = title * length;
    for (let i = 0; i < length; i += 1) sum[i] = (sum[i] ?? 0) + weight * (values[start + i] ?? 0);
  }
}

async function turnOfOthers(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

/**
 * The bounds that hold 95 % of draws: the k-th from either end, where k is 2.5 % of the number of draws and one
 * (Davison and Hinkley, Bootstrap Methods and their Application, section 5.2.1). Draws may be infinite. NaN without draws.
 */
export function percentileBounds(draws: readonly number[]): { readonly low: number; readonly high: number } {
  const sorted = draws.toSorted((left, right) => left - right);
  const k = Math.max(1, Math.floor(0.025 * (draws.length + 1)));
  return { low: sorted[k - 1] ?? Number.NaN, high: sorted.at(-k) ?? Number.NaN };
}
