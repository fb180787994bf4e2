import { betaFront, incompleteBeta } from './incomplete-beta.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { pointOf } from './quantile.ts';

/** From here on the tail is a power of t to the last digit, and t^2 would soon overflow. */
const farOut = 1e150;

/** P(T > t) for t > 0, on its own tail so that small probabilities keep their digits (Abramowitz and Stegun 26.7.1). */
function tail(t: number, df: number): number {
  if (t > farOut) return tail(farOut, df) * (farOut / t) ** df;
  const square = t * t;
  return 0.5 * incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square));
}

/** P(0 < T < t) for t > 0, which keeps the digits of a small t. */
function centre(t: number, df: number): number {
  if (t > farOut) return 0.5 - tail(t, df);
  const square = t * t;
  return 0.5 * incompleteBeta(square / (df + square), 0.5, df / 2, df / (df + square));
}

/** The density at t > 0: the derivative of the tail through x = df / (df + t^2). */
function density(t: number, df: number): number {
  if (t > farOut) return (df * tail(t, df)) / t;
  const square = t * t;
  return betaFront(df / (df + square), df / 2, 0.5, square / (df + square)) / t;
}

/** P(T <= t) for Student's t with `df` > 0 degrees of freedom, computed on its own tail so that small probabilities keep their digits. */
export function studentTCdf(t: number, df: number): number {
  if (df === Infinity) return normalCdf(t);
  return t > 0 ? 1 - tail(t, df) : tail(-t, df);
}

/** P(T > t) for Student's t with `df` > 0 degrees of freedom; as many digits in the far tail as in the middle. */
export function studentTSurvival(t: number, df: number): number {
  return studentTCdf(-t, df);
}

/**
 * The value that Student's t with `df` > 0 degrees of freedom falls below with probability `p`, 0 < p < 1; NaN outside of it.
 * Agrees with R's `qt` to 1e-12 from 1e-300 up. `df` may be Infinity (normal).
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) return Number.NaN;
  if (df === Infinity) return normalQuantile(p);
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentTQuantile(1 - p, df);
  const densityAt = (t: number) => density(t, df);
  return p < 0.25
    ? -pointOf({ probability: (t) => tail(t, df), density: densityAt }, p, 'falls')
    : -pointOf({ probability: (t) => centre(t, df), density: densityAt }, 0.5 - p, 'rises');
}
