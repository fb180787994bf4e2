import { combined, type Fit } from '../fit.ts';
import { jackknifedOf, type Jackknifed } from '../ladder.ts';

/** One coefficient of a fit, with what each title does to it; NaN without titles where it is not estimable. */
export function slopeIn(fit: Fit, place: number): Jackknifed {
  const a = new Float64Array(fit.beta.length);
  a[place] = 1;
  return Number.isNaN(combined(a, fit.beta))
    ? { estimate: Number.NaN, changes: new Map() }
    : jackknifedOf(fit, a);
}
