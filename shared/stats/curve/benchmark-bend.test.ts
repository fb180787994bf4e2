import { expect, test } from 'vitest';
import { benchmarkAtBend } from './benchmark.ts';
import { hinge, speedPiece } from './pieces.ts';
import { fitOf, productsOf } from './products.ts';
import { safeSpeedAtBend } from './safe-speed.ts';
import { splineKnots } from './knots.ts';
import { fitSpline, type Spline } from './spline.ts';
import { cubeOf, worldOf } from './testing.ts';
import { findThreshold } from './threshold.ts';

/** Flat up to 16.7 cps and rising by 0.1 on the log for each more: the rate is higher by 5 % at 16.7 + log(1.05) / 0.1 = 17.188 cps. */
const truth = 16.7 + Math.log(1.05) / 0.1;
const cube = cubeOf(
  worldOf({
    seed: 5,
    titles: 120,
    linesEach: 150,
    shape: (cps) => 0.1 * Math.max(0, cps - 16.7),
    noise: 0.15,
  }),
);
const range = { reference: 13.5, highest: 22 };
const resampling = { seed: 3, draws: 99 };
const splineOf = (of: typeof cube): Spline => fitSpline(of, splineKnots(of, null));

test('a bend between edges of bins is found, and the speed where the rate is 5 % higher lies inside its interval', async () => {
  const found = findThreshold(cube, 1);
  if (found === null) throw new Error('No threshold was found.');
  const { speed, interval } = await benchmarkAtBend(found, range, splineOf(cube), resampling);
  if (speed.kind !== 'at' || interval.low.kind !== 'at' || interval.high.kind !== 'at')
    throw new Error('The benchmark was not reached.');
  expect(Math.abs(speed.cps - truth)).toBeLessThan(0.25);
  expect(interval.low.cps).toBeLessThan(truth);
  expect(interval.high.cps).toBeGreaterThan(truth);
  expect(safeSpeedAtBend(interval, range, cube.width)).toEqual({
    cps: interval.low.cps,
    isEndOfRange: false,
  });
});

test('the slopes on both sides are those of a least-squares fit with a hinge at the same edge', async () => {
  const found = findThreshold(cube, 1);
  if (found === null) throw new Error('No threshold was found.');
  // At this margin the benchmark lies far above the bend, so that both slopes and the place of the bend enter.
  const { speed } = await benchmarkAtBend(found, { ...range, highest: 100 }, splineOf(cube), {
    ...resampling,
    by: 9,
  });
  const edge = Math.round(found.speed / cube.width);
  const { beta } = fitOf(productsOf(cube, [speedPiece, hinge(cube, edge)]));
  const [slope = Number.NaN, change = Number.NaN] = beta;
  if (speed.kind !== 'at') throw new Error('The benchmark was not reached.');
  const bend = (Math.log(10) - slope * (speed.cps - range.reference)) / -change + speed.cps;
  expect(Math.abs(bend - edge * cube.width)).toBeLessThanOrEqual(cube.width / 2);
});

test('a rise that is never reached lies beyond the range, and so does the safe speed', async () => {
  const flat = cubeOf(worldOf({ seed: 6, titles: 60, linesEach: 80, shape: () => 0, noise: 0.15 }));
  const found = findThreshold(flat, 1);
  if (found === null) throw new Error('No place for a threshold was found.');
  const { interval } = await benchmarkAtBend(found, { reference: 13.5, highest: 14 }, splineOf(flat), {
    ...resampling,
    by: 5,
  });
  expect(interval).toEqual({ low: { kind: 'beyond', cps: 14 }, high: { kind: 'beyond', cps: 14 } });
  expect(safeSpeedAtBend(interval, { reference: 13.5, highest: 14 }, 0.5)).toEqual({
    cps: 14,
    isEndOfRange: true,
  });
});
