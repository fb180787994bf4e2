import type { Estimate } from './fit.ts';
import { at, dot, factor, part, quadratic, times, type Square } from './matrix.ts';
import { studentTCdf, studentTQuantile } from './student-t.ts';

/** What one language's figure becomes when the others are taken into account. */
export interface Shrunken {
  /** The best linear unbiased prediction of the language's own value. */
  readonly estimate: number;
  /** The root of its mean squared error. */
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

/** Languages pooled in part. Every figure is on the scale of the estimates that were given. */
export interface Pooled {
  /** How many estimates were pooled: those that a finite value and a variance above 0 make usable. */
  readonly languages: number;
  /** The mean over languages, with the interval of Hartung and Knapp. */
  readonly mean: Estimate;
  /** The standard deviation between languages. */
  readonly tau: number;
  /** The share of the variance of the estimates that lies between languages (I squared), from 0 to 1. */
  readonly heterogeneity: number;
  /** Where the value of another language of the same kind lies, in 95 of 100 cases; null below three languages. */
  readonly prediction: { readonly low: number; readonly high: number } | null;
  /** In the order given; null for those that could not be used. */
  readonly shrunken: readonly (Shrunken | null)[];
}

/**
 * Partial pooling: b ~ N(mean 1, S + tau^2 I), tau by restricted maximum likelihood (Viechtbauer, "Bias and efficiency of
 * meta-analytic variance estimators", 2005), the mean's standard error widened by max(1, q) as Hartung and Knapp do, never narrowed
 * (Röver, Knapp and Friede, 2015), the prediction interval by t(m - 2) (Higgins, Thompson and Spiegelhalter, 2009). Facts, section 2d.
 * @param estimates one a language; one that is not finite, or whose variance is not above 0, is left out
 * @param covariance S, the sampling covariance of the estimates; positive semi-definite. Of estimates that are combinations of others
 * (S singular) and show no spread between languages, only as many count as are told apart.
 * @returns null with fewer than two usable estimates, or with two that are one and the same
 */
export function pool(estimates: readonly number[], covariance: Square): Pooled | null {
  const usable = estimates.flatMap((value, place) => {
    const variance = at(covariance, place, place);
    return Number.isFinite(value) && Number.isFinite(variance) && variance > 0 ? [place] : [];
  });
  const b = Float64Array.from(usable, (place) => estimates[place] ?? Number.NaN);
  const s = part(covariance, usable);
  const fixed = weighted(b, s, 0);
  if (fixed.counted < 2) return null;
  const tau2 = betweenVariance(b, s);
  const fit = tau2 === 0 ? fixed : weighted(b, s, tau2);
  const shrunken = shrink(b, fit, tau2);
  const typical = (fixed.counted - 1) / fixed.traceP;
  return {
    languages: usable.length,
    mean: meanOf(fit),
    tau: Math.sqrt(tau2),
    heterogeneity: tau2 / (tau2 + typical),
    prediction: predictionOf(fit, tau2),
    shrunken: estimates.map((_, place) => shrunken[usable.indexOf(place)] ?? null),
  };
}

/** Generalised least squares of the mean at one tau^2. */
interface Weighted {
  /** How many estimates bear weight. */
  readonly counted: number;
  readonly mean: number;
  /** (S + tau^2 I)^-1, zero where nothing can be told. */
  readonly weights: Square;
  /** Row sums of the weights, and their total. */
  readonly weightOf: Float64Array;
  readonly total: number;
  /** W (b - mean). */
  readonly pull: Float64Array;
  /** (b - mean)' W (b - mean). */
  readonly spread: number;
  /** tr(W - W11'W / 1'W1). */
  readonly traceP: number;
}

function weighted(b: Float64Array, s: Square, tau2: number): Weighted {
  const variance = { size: s.size, values: Float64Array.from(s.values) };
  for (let place = 0; place < s.size; place += 1)
    variance.values[place * (s.size + 1)] = at(s, place, place) + tau2;
  const factored = factor(variance);
  const inverse = factored.inverse();
  const weights = { size: s.size, values: inverse.values.map((entry) => (Number.isNaN(entry) ? 0 : entry)) };
  const weightOf = times(weights, new Float64Array(s.size).fill(1));
  const total = sum(weightOf);
  const mean = sum(times(weights, b)) / total;
  const residuals = b.map((value) => value - mean);
  return {
    counted: factored.isEstimable.filter(Boolean).length,
    mean,
    weights,
    weightOf,
    total,
    pull: times(weights, residuals),
    spread: quadratic(residuals, weights),
    traceP: trace(weights) - dot(weightOf, weightOf) / total,
  };
}

/**
 * The root of the score of the restricted likelihood, by bisection; 0 where the likelihood falls from the start. Where S is singular
 * there is no score at 0 itself, so that the start is a billionth of the mean variance.
 */
function betweenVariance(b: Float64Array, s: Square): number {
  const score = (tau2: number): number => {
    const { pull, traceP } = weighted(b, s, tau2);
    return dot(pull, pull) - traceP;
  };
  let low = (1e-9 * trace(s)) / s.size;
  if (score(low) <= 0) return 0;
  let high = trace(s) / s.size;
  while (score(high) > 0) high *= 2;
  while (high / low > 1 + 1e-14) {
    const middle = Math.sqrt(low * high);
    if (middle <= low || middle >= high) break;
    if (score(middle) > 0) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

function shrink(b: Float64Array, fit: Weighted, tau2: number): Shrunken[] {
  const reach = studentTQuantile(0.975, fit.counted - 1);
  return [...b].map((_, place) => {
    const estimate = fit.mean + tau2 * (fit.pull[place] ?? 0);
    const ofMean = 1 - tau2 * (fit.weightOf[place] ?? 0);
    const own = tau2 - tau2 * tau2 * at(fit.weights, place, place);
    const se = Math.sqrt(Math.max(0, own) + (ofMean * ofMean) / fit.total);
    return { estimate, se, low: estimate - reach * se, high: estimate + reach * se };
  });
}

function errorOfMean({ counted, spread, total }: Weighted): number {
  return Math.sqrt(Math.max(1, spread / (counted - 1)) / total);
}

function meanOf(fit: Weighted): Estimate {
  const se = errorOfMean(fit);
  const df = fit.counted - 1;
  const reach = studentTQuantile(0.975, df) * se;
  const p = 2 * studentTCdf(-Math.abs(fit.mean / se), df);
  return { estimate: fit.mean, se, low: fit.mean - reach, high: fit.mean + reach, p, df };
}

function predictionOf(fit: Weighted, tau2: number): Pooled['prediction'] {
  if (fit.counted < 3) return null;
  const reach = studentTQuantile(0.975, fit.counted - 2) * Math.hypot(Math.sqrt(tau2), errorOfMean(fit));
  return { low: fit.mean - reach, high: fit.mean + reach };
}

function trace(a: Square): number {
  let total = 0;
  for (let place = 0; place < a.size; place += 1) total += at(a, place, place);
  return total;
}

function sum(vector: Float64Array): number {
  return vector.reduce((total, value) => total + value, 0);
}
