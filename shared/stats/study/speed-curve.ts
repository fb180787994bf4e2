import type { Spline } from '../curve/spline.ts';
import { leaveOneOut } from '../fit.ts';
import type { SpeedCurve } from '../forecast.ts';
import type { Jackknifed } from '../ladder.ts';
import { addOuterTo, part, zeros } from '../matrix.ts';

/**
 * The spline without its covariates, which a limit doesn't move. Its first regressors are those of the curve: the speed, which is counted
 * from the centre there and whose differences are the same, then a hinge for each knot.
 * @returns null where one of them can't be estimated: nothing is known of the speeds beyond it
 */
export function speedCurveOf({ knots, fit, covariance }: Spline): SpeedCurve | null {
  const size = knots.length + 1;
  const places = Array.from({ length: size }, (_, place) => place);
  if (!places.every((place) => fit.isEstimable[place] === true)) return null;
  return {
    knots,
    beta: fit.beta.slice(0, size),
    covariance: part(covariance, places),
    df: fit.parts.length - 1,
  };
}

/**
 * The curve within titles, turned so that its slope over all speeds is the one at the same moment: a broken line of its own can't be told
 * there, where each scene has a rate of its own. Its error is that of both together, by leaving out titles as `cv3` does: those of either.
 * @param within the slope over all speeds within titles, by the same titles as the spline
 * @param sameMoment the slope at the same moment
 * @returns null where one of them can't be told
 */
export function curveAtSameMoment(
  spline: Spline,
  within: Jackknifed,
  sameMoment: Jackknifed,
): SpeedCurve | null {
  const curve = speedCurveOf(spline);
  const turn = sameMoment.estimate - within.estimate;
  if (curve === null || Number.isNaN(turn)) return null;
  const covariance = zeros(curve.beta.length);
  const unmoved = new Float64Array(curve.beta.length);
  const changes = new Map(
    leaveOneOut(spline.fit).map(({ cluster, change }) => [cluster, change.slice(0, curve.beta.length)]),
  );
  const titles = new Set([...changes.keys(), ...sameMoment.changes.keys()]);
  for (const title of titles) {
    const byTitle = (sameMoment.changes.get(title) ?? 0) - (within.changes.get(title) ?? 0);
    const turned = withSlope(changes.get(title) ?? unmoved, byTitle);
    addOuterTo(covariance, turned, (titles.size - 1) / titles.size);
  }
  return { ...curve, beta: withSlope(curve.beta, turn), covariance };
}

/** The coefficients with more slope at every speed. */
function withSlope([slope = Number.NaN, ...hinges]: Float64Array, more: number): Float64Array {
  return Float64Array.of(slope + more, ...hinges);
}
