import { contrast, cv3, type Estimate, type Fit } from '../fit.ts';
import { dot, quadratic, type Square } from '../matrix.ts';
import { binTotals, nearestEdge, sumOf, type Cube } from './cells.ts';
import { candidateKnots } from './knots.ts';
import { edgesAt, hinge, speedPiece } from './pieces.ts';
import { fitOf, productsOf, told, type Products } from './products.ts';

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

/** The log of the rate at one speed over that at another, both in cps, with its 95 % interval by CV3 and t. */
export function rise({ knots, fit, covariance }: Spline, from: number, to: number): Estimate {
  return contrast(fit, riseOver(knots, fit.beta.length, from, to), covariance);
}

/** The value of {@link rise} alone and its standard error; hinges that can't be told count as flat. */
export function riseAndError(
  { knots, fit, covariance }: Spline,
  from: number,
  to: number,
): { readonly value: number; readonly se: number } {
  const over = riseOver(knots, fit.beta.length, from, to);
  for (const [i, isEstimable] of fit.isEstimable.entries()) if (!isEstimable) over[i] = 0;
  const variance = quadratic(over, { size: covariance.size, values: told(covariance.values) });
  return { value: dot(over, told(fit.beta)), se: Math.sqrt(Math.max(variance, 0)) };
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

/** The shares of the limit at which a spline bends: closest where kinks are looked for (facts, sections 2e and 7: 4 to 6 knots). */
const sharesOfLimit = [0.7, 0.8, 0.9, 1, 1.1, 1.25];
/** Harrell, Regression Modeling Strategies, 2nd ed., section 2.4.6: where five knots lie among the data. */
const harrellShares = [0.05, 0.275, 0.5, 0.725, 0.95];

/**
 * Knots in cps for a spline that is to tell a benchmark or safe speed: at shares of the limit, or by Harrell's five quantiles of the
 * weight where there is no limit; those with too little on one side are left out.
 */
export function splineKnots(cube: Cube, limit: number | null): readonly number[] {
  const speeds =
    limit === null
      ? fiveKnots(cube)
      : edgesAt(
          cube,
          sharesOfLimit.map((share) => share * limit),
        ).map((edge) => edge * cube.width);
  const candidates = new Set(candidateKnots(cube));
  return speeds.filter((speed) => candidates.has(nearestEdge(cube, speed)));
}

/** Five knots in cps at Harrell's quantiles of the weight, on edges of bins; fewer when the bins are too wide to tell them apart. */
export function fiveKnots(cube: Cube): readonly number[] {
  const bins = binTotals(cube);
  const weight = sumOf(bins, (bin) => bin.weight);
  const edges = harrellShares.map((share) => {
    let left = share * weight;
    const reached = bins.find((bin) => (left -= bin.weight) <= 0);
    return (reached?.bin ?? 0) * cube.width;
  });
  return edgesAt(cube, edges).map((edge) => edge * cube.width);
}
