import { contrast, cv3, type Estimate, type Fit } from '../fit.ts';
import type { Square } from '../matrix.ts';
import type { Cube } from './cells.ts';
import { edgesAt, hinge, speedPiece } from './pieces.ts';
import { fitOf, productsOf, type Products } from './products.ts';

/** A broken line of the log rate over the speed, fitted with the covariates and a level for each title. */
export interface Spline {
  /** The knots in cps, rising, each on the edge of a bin. */
  readonly knots: readonly number[];
  /** The regressors: the speed, a hinge for each knot, the covariates. */
  readonly fit: Fit;
  /** CV3, by title. */
  readonly covariance: Square;
}

/** Fits a broken line with knots at these speeds in cps, each moved to the nearest edge of a bin. */
export function fitSpline(cube: Cube, speeds: readonly number[]): Spline {
  const edges = edgesAt(cube, speeds);
  const fit = fitOf(splineProducts(cube, edges));
  return { knots: edges.map((edge) => edge * cube.width), fit, covariance: cv3(fit) };
}

/** The per-title products of a broken line with knots at the lower edges of these bins. */
export function splineProducts(cube: Cube, edges: readonly number[]): Products {
  return productsOf(cube, [speedPiece, ...edges.map((edge) => hinge(cube, edge))]);
}

/**
 * What a spline's coefficients are multiplied by to give its rise from one speed to another, both in cps: one figure for each of `size`
 * regressors, 0 for the covariates.
 */
export function riseOver(knots: readonly number[], size: number, from: number, to: number): Float64Array {
  const rise = new Float64Array(size);
  rise[0] = to - from;
  for (const [i, knot] of knots.entries()) rise[i + 1] = Math.max(to - knot, 0) - Math.max(from - knot, 0);
  return rise;
}

/**
 * The log of the rate at one speed over that at another, both in cps, with its 95 % interval by CV3 and t. NaN where a bend between them
 * can't be told; without an interval where it hangs on one title.
 */
export function rise({ knots, fit, covariance }: Spline, from: number, to: number): Estimate {
  return contrast(fit, riseOver(knots, fit.beta.length, from, to), covariance);
}

/** Slopes below and above one speed, as log rate per cps. */
export interface Slopes {
  readonly below: Estimate;
  readonly above: Estimate;
}

/**
 * The slopes on both sides of a limit in cps: one hinge, at the edge of a bin nearest to the limit. NaN where no line lies on that side.
 */
export function slopesAt(cube: Cube, limit: number): Slopes {
  const spline = fitSpline(cube, [limit]);
  const [knot = limit] = spline.knots;
  return { below: rise(spline, knot - 1, knot), above: rise(spline, knot, knot + 1) };
}
