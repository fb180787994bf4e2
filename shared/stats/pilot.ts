import { gammaFront } from './incomplete-gamma.ts';
import { normalSurvival } from './normal.ts';
import { studentTQuantile } from './student-t.ts';

/** What a pilot of two arms is to find: titles made anew, chosen at random, against titles left as they are. */
export interface PilotAim {
  /** The smallest difference that matters, of either sign: a log rate. */
  readonly difference: number;
  /** The standard deviation of a title's log rate between titles, the chance in its counts taken in. */
  readonly deviation: number;
  /** The chance to find it; 0.8 unless said. */
  readonly power?: number;
  /** The two-sided level of the test; 0.05 unless said. */
  readonly level?: number;
}

/** The most titles that are looked at; a pilot that needs more is none. */
const mostTitles = 1_000_000;

/**
 * How many titles each arm must have for a t test to find the difference with the wanted power: the smallest n with
 * P(T' > t) >= power, T' noncentral t with 2(n - 1) degrees of freedom and noncentrality d / sd sqrt(n / 2) (Cohen, Statistical power analysis, 2nd ed., chapter 2; R's `power.t.test`, rounded up).
 * @returns null where no difference, no deviation or a power or level outside of (0, 1) is given, or more than a million are needed
 */
export function titlesNeeded({ difference, deviation, power = 0.8, level = 0.05 }: PilotAim): number | null {
  const isAsked =
    Math.abs(difference) > 0 && deviation > 0 && power > 0 && power < 1 && level > 0 && level < 1;
  if (!isAsked || !Number.isFinite(difference / deviation)) return null;
  const suffices = (n: number): boolean => powerOf({ difference, deviation, level }, n) >= power;
  let high = 2;
  while (!suffices(high)) {
    if (high > mostTitles) return null;
    high *= 2;
  }
  let low = Math.max(1, high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The chance that a pilot with n titles an arm finds the difference. The far tail is left out, as R does. */
export function powerOf({ difference, deviation, level = 0.05 }: Omit<PilotAim, 'power'>, n: number): number {
  const df = 2 * (n - 1);
  const noncentrality = (Math.abs(difference) / deviation) * Math.sqrt(n / 2);
  return noncentralTail(-studentTQuantile(level / 2, df), df, noncentrality);
}

/**
 * P(T' > t) of the noncentral t: the normal tail at t s, averaged over s = sqrt(chi squared / df) by Simpson's rule, whose integrand
 * is smooth and gone at both ends.
 */
function noncentralTail(t: number, df: number, noncentrality: number): number {
  const reach = 8.5 / Math.sqrt(df);
  const [from, to] = [Math.max(0, 1 - reach), 1 + reach];
  const steps = 3000;
  const step = (to - from) / steps;
  const integrand = (s: number): number => rootDensity(s, df) * normalSurvival(t * s - noncentrality);
  let sum = integrand(from) + integrand(to);
  for (let i = 1; i < steps; i += 1) sum += (i % 2 === 1 ? 4 : 2) * integrand(from + i * step);
  return (sum * step) / 3;
}

/** The density of s = sqrt(chi squared / df). */
function rootDensity(s: number, df: number): number {
  if (s === 0) return df === 1 ? Math.sqrt(2 / Math.PI) : 0;
  return (df * gammaFront(df / 2, (df * s * s) / 2)) / s;
}
