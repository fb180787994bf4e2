import { describe, expect, test } from 'vitest';
import type { Spline } from '../curve/spline.ts';
import { curveAtSameMoment, speedCurveOf } from './speed-curve.ts';

/** A broken line with one knot and one covariate, which titles tell or not. */
function splineWith(isEstimable: readonly boolean[]): Spline {
  const names = ['speed', 'above 17', 'position'];
  const information = { size: 3, values: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1) };
  // Without a title, a third of the information is gone, so that the coefficients move by its score times 3/2, over a third of the whole.
  const third = { size: 3, values: information.values.map((value) => value / 3) };
  const scores = [
    [0.2, -0.1, 0],
    [-0.1, 0.3, 0],
    [-0.1, -0.2, 0],
  ];
  const parts = scores.map((score, cluster) => ({
    cluster,
    information: third,
    score: Float64Array.from(score),
  }));
  const beta = Float64Array.from(isEstimable, (known, place) => (known ? place + 1 : Number.NaN));
  return {
    knots: [17],
    fit: { names, beta, isEstimable, information, parts, observations: 9, rss: 1 },
    covariance: { size: 3, values: Float64Array.of(4, 1, 0, 1, 5, 0, 0, 0, 6) },
  };
}

test('a curve is the part of a broken line that a limit moves', () => {
  expect(speedCurveOf(splineWith([true, true, false]))).toEqual({
    knots: [17],
    beta: Float64Array.of(1, 2),
    covariance: { size: 2, values: Float64Array.of(4, 1, 1, 5) },
    df: 2,
  });
});

test('there is no curve where the speed or a bend can’t be estimated', () => {
  expect(speedCurveOf(splineWith([true, false, true]))).toBeNull();
  expect(speedCurveOf(splineWith([false, true, true]))).toBeNull();
});

describe('a curve at the same moment', () => {
  const within = { estimate: 0.5, changes: new Map([[0, 0.1]]) };
  const sameMoment = {
    estimate: 0.3,
    changes: new Map([
      [0, 0.4],
      [2, -0.6],
    ]),
  };

  test('is the one within titles, with as much less slope at every speed as the same moment takes off', () => {
    const turned = curveAtSameMoment(splineWith([true, true, false]), within, sameMoment);
    expect(turned?.knots).toEqual([17]);
    expect([...(turned?.beta ?? [])]).toEqual([expect.closeTo(0.8, 12), 2]);
    expect(turned?.df).toBe(2);
  });

  test('has the error of both together, title by title', () => {
    // By hand: titles move the line by 3/2 of their scores, (0.3, -0.15), (-0.15, 0.45), (-0.15, -0.3), and the slope also by 0.4 - 0.1, 0, -0.6.
    const moved = [
      [0.6, -0.15],
      [-0.15, 0.45],
      [-0.75, -0.3],
    ] as const;
    const products = (row: 0 | 1, column: 0 | 1): number =>
      (2 / 3) * moved.reduce((sum, change) => sum + change[row] * change[column], 0);
    const turned = curveAtSameMoment(splineWith([true, true, false]), within, sameMoment);
    const expected = [products(0, 0), products(0, 1), products(0, 1), products(1, 1)];
    expected.forEach((value, place) => expect(turned?.covariance.values[place]).toBeCloseTo(value, 12));
  });

  test('has the error of titles that move the slope at the same moment alone', () => {
    // By hand, as above but over four titles, of which one moves the slope alone, by 0.8.
    const more = { ...sameMoment, changes: new Map([...sameMoment.changes, [7, 0.8]]) };
    const turned = curveAtSameMoment(splineWith([true, true, false]), within, more);
    const slope = (3 / 4) * (0.6 ** 2 + 0.15 ** 2 + 0.75 ** 2 + 0.8 ** 2);
    const bend = (3 / 4) * (0.15 ** 2 + 0.45 ** 2 + 0.3 ** 2);
    expect(turned?.covariance.values[0]).toBeCloseTo(slope, 12);
    expect(turned?.covariance.values[3]).toBeCloseTo(bend, 12);
    expect(turned?.df).toBe(2);
  });

  test('is none where the line or one of the slopes can’t be told', () => {
    const unknown = { estimate: Number.NaN, changes: new Map<number, number>() };
    expect(curveAtSameMoment(splineWith([true, false, false]), within, sameMoment)).toBeNull();
    expect(curveAtSameMoment(splineWith([true, true, false]), unknown, sameMoment)).toBeNull();
    expect(curveAtSameMoment(splineWith([true, true, false]), within, unknown)).toBeNull();
  });
});
