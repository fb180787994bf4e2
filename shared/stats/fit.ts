import { addOuterTo, addTo, factor, quadratic, zeros, type Square } from './matrix.ts';
import { studentTCdf, studentTQuantile } from './student-t.ts';

/** What one cluster adds to a fit. */
export interface ClusterPart {
  readonly cluster: number;
  readonly information: Square;
  readonly score: Float64Array;
}

/** A fit of a linear model, or of a Poisson model at its maximum. */
export interface Fit {
  readonly names: readonly string[];
  readonly beta: Float64Array;
  readonly isEstimable: readonly boolean[];
  readonly information: Square;
  readonly parts: readonly ClusterPart[];
  readonly observations: number;
  readonly rss: number | null;
}

/** An estimate with its interval. */
export interface Estimate {
  readonly estimate: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly df: number;
}

/** The covariance of the coefficients by leaving out one cluster at a time (facts, statistics section 2b). */
export function cv3(fit: Fit): Square {
  const clusters = fit.parts.length;
  const covariance = zeros(fit.beta.length);
  for (const part of fit.parts) {
    const rest = zeros(fit.beta.length);
    addTo(rest, fit.information);
    addTo(rest, part.information, -1);
    const change = factor(rest).solve(part.score);
    addOuterTo(covariance, change, (clusters - 1) / clusters);
  }
  return covariance;
}

/** a'beta with its interval by t with one degree of freedom less than clusters. */
export function contrast(fit: Fit, a: Float64Array, covariance: Square = cv3(fit), level = 0.95): Estimate {
  const df = fit.parts.length - 1;
  let estimate = 0;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== 0) estimate += (a[i] ?? 0) * (fit.beta[i] ?? Number.NaN);
  const se = Math.sqrt(quadratic(a, covariance));
  const reach = studentTQuantile(1 - (1 - level) / 2, df) * se;
  const p = 2 * studentTCdf(-Math.abs(estimate / se), df);
  return { estimate, se, low: estimate - reach, high: estimate + reach, p, df };
}
