import { gammaFront, incompleteGamma } from './incomplete-gamma.ts';
import { pointOf } from './quantile.ts';

/** P(X <= x) of the gamma distribution with this shape and rate, both > 0. */
export function gammaCdf(x: number, shape: number, rate = 1): number {
  return incompleteGamma(shape, x * rate).lower;
}

/** P(X > x) of the gamma distribution with this shape and rate, both > 0, on its own tail. */
export function gammaSurvival(x: number, shape: number, rate = 1): number {
  return incompleteGamma(shape, x * rate).upper;
}

/** The value that a gamma variable falls below with probability `p`; 0 at 0, Infinity at 1, NaN outside of [0, 1]. */
export function gammaQuantile(p: number, shape: number, rate = 1): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const density = (x: number) => (gammaFront(shape, x) * shape) / x;
  const point =
    p <= 0.5
      ? pointOf({ probability: (x) => gammaCdf(x, shape), density }, p, 'rises')
      : pointOf({ probability: (x) => gammaSurvival(x, shape), density }, 1 - p, 'falls');
  return point / rate;
}

/** P(X <= x) of the chi-squared distribution with `df` > 0 degrees of freedom. */
export function chiSquaredCdf(x: number, df: number): number {
  return gammaCdf(x / 2, df / 2);
}

/** P(X > x) of the chi-squared distribution with `df` > 0 degrees of freedom, on its own tail. */
export function chiSquaredSurvival(x: number, df: number): number {
  return gammaSurvival(x / 2, df / 2);
}

/** The value that a chi-squared variable with `df` > 0 degrees of freedom falls below with probability `p`. */
export function chiSquaredQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2);
}
