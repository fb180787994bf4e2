import { addOuterTo, addTo, at, dot, factor, part, quadratic, zeros, type Square } from './matrix.ts';
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

/**
 * The covariance of the coefficients by leaving out one cluster at a time, one step from the estimate (CV3; facts, statistics section 2b).
 * NaN for coefficients that can't be told, or that one cluster alone tells.
 */
export function cv3(fit: Fit): Square {
  const places = [...fit.beta.keys()].filter((place) => fit.isEstimable[place] === true);
  const clusters = fit.parts.length;
  const known = zeros(places.length);
  const information = part(fit.information, places);
  for (const own of fit.parts) {
    const rest = zeros(places.length);
    addTo(rest, information);
    addTo(rest, part(own.information, places), -1);
    const score = Float64Array.from(places, (place) => own.score[place] ?? 0);
    addOuterTo(known, factor(rest).solve(score), (clusters - 1) / clusters);
  }
  const covariance = zeros(fit.beta.length);
  covariance.values.fill(Number.NaN);
  for (const [row, place] of places.entries())
    for (const [column, other] of places.entries())
      covariance.values[place * covariance.size + other] = at(known, row, column);
  return covariance;
}

/** a'beta with its interval by t with one degree of freedom less than clusters. Coefficients that a leaves out don't enter. */
export function contrast(fit: Fit, a: Float64Array, covariance: Square = cv3(fit), level = 0.95): Estimate {
  const df = fit.parts.length - 1;
  const places = [...a.keys()].filter((place) => a[place] !== 0);
  const weights = Float64Array.from(places, (place) => a[place] ?? 0);
  const estimate = dot(
    weights,
    Float64Array.from(places, (place) => fit.beta[place] ?? Number.NaN),
  );
  const se = Math.sqrt(quadratic(weights, part(covariance, places)));
  const reach = studentTQuantile(1 - (1 - level) / 2, df) * se;
  const p = 2 * studentTCdf(-Math.abs(estimate / se), df);
  return { estimate, se, low: estimate - reach, high: estimate + reach, p, df };
}
