import { expect, test } from 'vitest';
import type { Spline } from '../curve/spline.ts';
import { curveOf } from './what-if.ts';

/** A broken line with one knot and one covariate, which titles tell or not. */
function splineWith(isEstimable: readonly boolean[]): Spline {
  const names = ['speed', 'above 17', 'position'];
  const information = { size: 3, values: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1) };
  const parts = [0, 1, 2].map((cluster) => ({ cluster, information, score: new Float64Array(3) }));
  const beta = Float64Array.from(isEstimable, (known, place) => (known ? place + 1 : Number.NaN));
  return {
    knots: [17],
    fit: { names, beta, isEstimable, information, parts, observations: 9, rss: 1 },
    covariance: { size: 3, values: Float64Array.of(4, 1, 0, 1, 5, 0, 0, 0, 6) },
  };
}

test('a curve is the part of a broken line that a limit moves', () => {
  expect(curveOf(splineWith([true, true, false]))).toEqual({
    knots: [17],
    beta: Float64Array.of(1, 2),
    covariance: { size: 2, values: Float64Array.of(4, 1, 1, 5) },
    df: 2,
  });
});

test('there is no curve where the speed or a bend can’t be estimated', () => {
  expect(curveOf(splineWith([true, false, true]))).toBeNull();
  expect(curveOf(splineWith([false, true, true]))).toBeNull();
});
