import { describe, expect, it } from 'vitest';
import { benchmarkInterval, benchmarkSpeed, rangeOf, type Range } from './benchmark.ts';
import { splineKnots } from './knots.ts';
import { safeSpeed } from './safe-speed.ts';
import { fitSpline, rise, type Spline } from './spline.ts';
import { cubeOf, worldOf } from './testing.ts';

const worldWith = (seed: number, shape: (cps: number) => number, noise = 0.6): ReturnType<typeof cubeOf> =>
  cubeOf(worldOf({ seed, titles: 60, linesEach: 150, noise, shape }));
const rangeIn = (cube: ReturnType<typeof cubeOf>): Range => {
  const range = rangeOf(cube);
  if (range === null) throw new Error('There are enough titles.');
  return range;
};
const bent = (cps: number): number => 0.06 * Math.max(cps - 17.3, 0);
const planted = 17.3 + Math.log(1.05) / 0.06;

/** A line of this slope with a bend of that at a knot, known with this covariance of its two coefficients. */
function lineOf(
  slope: number,
  bend: number,
  [a, b, c]: readonly [number, number, number],
  titles = 41,
): Spline {
  const information = { size: 2, values: Float64Array.of(1, 0, 0, 1) };
  const parts = Array.from({ length: titles }, (_, cluster) => ({
    cluster,
    information,
    score: new Float64Array(2),
  }));
  const fit = {
    names: ['speed', 'hinge'],
    beta: Float64Array.of(slope, bend),
    isEstimable: [true, true],
    information,
    parts,
    observations: 100,
    rss: 1,
  };
  return { knots: [15], fit, covariance: { size: 2, values: Float64Array.of(a, b, b, c) } };
}
const range = { reference: 13, highest: 20 };

describe('the benchmark speed', () => {
  // By hand: log(1.05) = 0.04879 is reached 0.04879 / 0.05 = 0.976 cps past the bend; at slope 0.03, 1.626 cps past the typical speed.
  it('is where a line has risen so far', () => {
    expect(benchmarkSpeed(lineOf(0, 0.05, [0, 0, 0]), range).cps).toBeCloseTo(15.9758, 4);
    expect(benchmarkSpeed(lineOf(0.03, 0, [0, 0, 0]), range).cps).toBeCloseTo(14.6263, 4);
    expect(benchmarkSpeed(lineOf(0.03, 0, [0, 0, 0]), range, 0.1).cps).toBeCloseTo(13 + 3.17701, 4);
  });

  it('is the first such speed where the line falls again', () => {
    expect(benchmarkSpeed(lineOf(0.03, -0.2, [0, 0, 0]), range).cps).toBeCloseTo(14.6263, 4);
  });

  it('is beyond the range where the line does not rise so far in it', () => {
    expect(benchmarkSpeed(lineOf(0.001, 0, [0, 0, 0]), range)).toEqual({ kind: 'beyond', cps: 20 });
  });

  // Of ten worlds at 95 % one may miss.
  it('has the planted speed in its bootstrap interval', async () => {
    let held = 0;
    for (let seed = 1; seed <= 10; seed += 1) {
      const cube = worldWith(seed, bent);
      const { low, high } = await benchmarkInterval(
        cube,
        fitSpline(cube, splineKnots(cube, 17)),
        rangeIn(cube),
        { seed },
      );
      if (low.kind === 'at' && low.cps <= planted && (high.kind === 'beyond' || planted <= high.cps))
        held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(9);
  });

  it('has open ends where draws do not reach it', async () => {
    const cube = worldWith(2, () => 0, 0.05);
    const within = rangeIn(cube);
    const interval = await benchmarkInterval(
      cube,
      fitSpline(cube, [17]),
      { ...within, highest: 16 },
      { seed: 1 },
    );
    expect(interval).toEqual({ low: { kind: 'beyond', cps: 16 }, high: { kind: 'beyond', cps: 16 } });
  });

  it('has no range where fewer than twenty titles are faster than the typical line', () => {
    expect(
      rangeOf(cubeOf(worldOf({ seed: 1, titles: 19, linesEach: 50, noise: 1, shape: bent }))),
    ).toBeNull();
  });
});

describe('the safe speed', () => {
  // By hand: with slope 0 and standard error 0.01 per cps the upper end is 2.0211 * 0.01 per cps (R: qt(.975, 40)), so 5 % is reached
  // 0.04879 / 0.020211 = 2.4141 cps past the typical speed.
  it('is where the upper end of the interval meets the margin', () => {
    const straight = lineOf(0, 0, [1e-4, 0, 0]);
    expect(safeSpeed(straight, range, 0.05, 0.5)?.cps).toBeCloseTo(15.4141, 3);
    expect(rise(straight, 13, 15.4141).high).toBeCloseTo(Math.log(1.05), 5);
  });

  it('is the end of the range where all of it is shown', () => {
    expect(safeSpeed(lineOf(0, 0, [1e-8, 0, 0]), range, 0.05, 0.5)).toEqual({ cps: 20, isEndOfRange: true });
  });

  it('goes no further than the first speed that is not shown, though faster ones are', () => {
    const hump = lineOf(0.03, -0.2, [1e-14, 0, 1e-14]);
    expect(safeSpeed(hump, range, 0.05, 0.5)?.cps).toBeCloseTo(14.6263, 3);
    expect(rise(hump, 13, 20).high).toBeLessThan(0);
  });

  it('is null where it is not shown for as much as a bin', () => {
    expect(safeSpeed(lineOf(0, 0, [0.01, 0, 0]), range, 0.05, 0.5)).toBeNull();
    expect(safeSpeed(lineOf(0.12, 0, [1e-10, 0, 0]), range, 0.05, 0.5)).toBeNull();
  });

  it('ends at the bend where nothing is known of what follows', () => {
    const unknown = lineOf(0, 0, [1e-8, Number.NaN, Number.NaN]);
    expect(safeSpeed(unknown, range, 0.05, 0.5)).toEqual({ cps: 15, isEndOfRange: false });
  });

  // The bound is one of 97.5 %: of twenty worlds two may lie above the planted speed.
  it('does not lie above the speed at which the planted rate is at the margin', () => {
    const tooHigh = Array.from({ length: 20 }, (_, seed) => {
      const cube = worldWith(seed, bent);
      const safe = safeSpeed(fitSpline(cube, splineKnots(cube, 17)), rangeIn(cube), 0.05, cube.width);
      return safe === null || safe.cps > planted ? 1 : 0;
    });
    expect(tooHigh.filter((high) => high === 1).length).toBeLessThanOrEqual(2);
  });
});
