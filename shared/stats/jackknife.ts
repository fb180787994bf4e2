import { studentTQuantile } from './student-t.ts';

/** The error of a figure, and how far its 95 % interval reaches to each side; both NaN with one block. */
interface Jackknifed {
  readonly se: number;
  readonly reach: number;
}

/**
 * The error of a figure by the figures without one block of titles each: se² = (G - 1)/G times the sum of squares about the figure itself, with
 * Student's t of G - 1 degrees of freedom (as CV3 in the facts, statistics section 2b).
 * @param without the figure without each block, NaN where it can't be had
 */
export function jackknifed(estimate: number, without: readonly number[]): Jackknifed {
  const df = without.length - 1;
  if (df < 1) return { se: Number.NaN, reach: Number.NaN };
  const squares = without.reduce((sum, value) => sum + (value - estimate) ** 2, 0);
  const se = Math.sqrt((df / (df + 1)) * squares);
  return { se, reach: studentTQuantile(0.975, df) * se };
}
