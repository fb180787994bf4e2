import type { Cube } from '../curve/cells.ts';
import { speedPiece } from '../curve/pieces.ts';
import { fitOf, productsOf } from '../curve/products.ts';
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

/** The slope of the log rate within titles, per cps, over all speeds. */
export function slopeWithinTitles(cube: Cube): Jackknifed {
  return slopeIn(fitOf(productsOf(cube, [speedPiece])), 0);
}
