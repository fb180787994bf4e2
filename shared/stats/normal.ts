import { incompleteGamma } from './incomplete-gamma.ts';
import { pointOf, type Mass } from './quantile.ts';

/** P(Z > z) of the standard normal distribution, on its own tail: half of Q(1/2, z^2 / 2) (DLMF 7.11.2). */
export function normalSurvival(z: number): number {
  const { upper } = incompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? 1 - upper / 2 : upper / 2;
}

/** P(Z <= z) of the standard normal distribution. */
export function normalCdf(z: number): number {
  return normalSurvival(-z);
}

/** The density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

const tail: Mass = { probability: normalSurvival, density: normalDensity };

/** P(0 < Z < z), which keeps the digits of a small z. */
const centre: Mass = {
  probability: (z) => incompleteGamma(0.5, (z * z) / 2).lower / 2,
  density: normalDensity,
};

/** The value that a standard normal number falls below with probability `p`; -Infinity at 0, Infinity at 1, else NaN outside of (0, 1). */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return -Infinity;
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  return p < 0.25 ? -pointOf(tail, p, 'falls') : -pointOf(centre, 0.5 - p, 'rises');
}
