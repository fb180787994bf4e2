import { contrast, cv3, type Estimate, type Fit } from '../fit.ts';
import type { BentFit } from './fits.ts';

/** Whether a fit came to its end, with more than one title to tell its error by. */
export function isConverged({ fit }: Pick<BentFit, 'fit'>): boolean {
  return fit.isConverged && fit.parts.length > 1;
}

/** A weighted sum of the first coefficients, with its interval by leaving out titles; null where one of them can't be told. */
export function estimateOf(fit: Fit, ...weights: readonly number[]): Estimate | null {
  const isTold = weights.every((weight, i) => weight === 0 || fit.isEstimable[i] === true);
  if (!isTold || fit.parts.length < 2) return null;
  const a = new Float64Array(fit.beta.length);
  a.set(weights);
  const estimate = contrast(fit, a, cv3(fit));
  return Number.isFinite(estimate.se) ? estimate : null;
}
