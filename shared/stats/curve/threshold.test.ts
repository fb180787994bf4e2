import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../errors/problem.ts';
import { cubeOf, worldOf, type World } from './testing.ts';
import { findThreshold, thresholdInterval } from './threshold.ts';

const world = (options: Partial<World>): ReturnType<typeof cubeOf> =>
  cubeOf(worldOf({ seed: 1, titles: 60, linesEach: 150, noise: 0.6, shape: () => 0, ...options }));

describe('a planted kink', () => {
  const planted = 17.3;
  const shape = (cps: number): number => 0.06 * Math.max(cps - planted, 0);

  // Of ten worlds at 95 % one may miss.
  it('lies in the bootstrap interval, and its size in the interval of the kink', async () => {
    let speeds = 0;
    let kinks = 0;
    for (let seed = 1; seed <= 10; seed += 1) {
      const found = findThreshold(world({ seed, titles: 100, shape }), seed);
      if (found === null) throw new Error('There is a kink.');
      const { low, high, draws } = await thresholdInterval(found, { seed });
      expect(found.p).toBeLessThan(0.05);
      expect(found.kink.estimate).toBeGreaterThan(0);
      expect(draws).toHaveLength(199);
      expect(low).toBeLessThanOrEqual(found.speed);
      expect(high).toBeGreaterThanOrEqual(found.speed);
      if (low <= planted && planted <= high) speeds += 1;
      if (found.kink.low <= 0.06 && 0.06 <= found.kink.high) kinks += 1;
    }
    expect(speeds).toBeGreaterThanOrEqual(9);
    expect(kinks).toBeGreaterThanOrEqual(8);
  });

  it('is found between the edges of bins where there is next to no noise', () => {
    const found = findThreshold(world({ shape: (cps) => 10 * shape(cps), noise: 0.02 }), 1);
    expect(Math.abs((found?.speed ?? 0) - planted)).toBeLessThan(0.02);
    expect(found?.quick.low).toBeGreaterThan(16.5);
    expect(found?.quick.high).toBeLessThan(18);
  });

  it('has a quick interval around it, of the candidates that fit nearly as well', () => {
    const found = findThreshold(world({ shape }), 1);
    if (found === null) throw new Error('There is a kink.');
    const inside = found.profile.filter(({ ratio }) => ratio <= found.critical).map(({ speed }) => speed);
    expect(found.quick).toEqual({ low: Math.min(...inside) - 0.25, high: Math.max(...inside) + 0.25 });
    expect(Math.min(...found.profile.map(({ ratio }) => ratio))).toBe(0);
    // The square of the quantile of t with 59 degrees of freedom (R: qt(.975, 59)^2).
    expect(found.critical).toBeCloseTo(4.003983, 5);
  });
});

// At 5 % two or fewer of twenty worlds claim one with 92 % (R: pbinom(2, 20, .05)); the test is known to be cautious.
it('finds none in straight lines', () => {
  const claims = Array.from({ length: 20 }, (_, seed) => {
    const found = findThreshold(world({ seed, titles: 40, shape: (cps) => 0.02 * cps }), seed);
    return found !== null && found.p <= 0.05 ? 1 : 0;
  });
  expect(claims.filter((claim) => claim === 1).length).toBeLessThanOrEqual(2);
});

it('has nothing to tell with too few titles, or none', () => {
  expect(findThreshold(world({ titles: 7 }), 1)).toBeNull();
  expect(findThreshold(cubeOf([]), 1)).toBeNull();
});

it('tells no kink that hangs on one title', () => {
  // Ten titles have lines of one slow speed, ten of several fast ones, and one alone has both.
  const speeds = (title: number): number[] => [
    ...Array.from({ length: title < 10 || title === 20 ? 9 : 0 }, () => 10),
    ...Array.from({ length: title < 10 ? 0 : 9 }, (_, i) => 15 + i / 20),
  ];
  const rows = Array.from({ length: 21 }, (_, title) =>
    speeds(title).map((cps, i) => ({ title, cps, w: 1, u: ((title + 1) * (i + 3) * 7) % 11, z: [] })),
  ).flat();
  expect(findThreshold(cubeOf(rows, { covariates: [] }), 1)).toBeNull();
});

it('is the same from the same seed, and stops when it is told to', async () => {
  const found = findThreshold(world({ titles: 20 }), 9);
  if (found === null) throw new Error('There are candidates.');
  expect(await thresholdInterval(found, { seed: 9 })).toEqual(await thresholdInterval(found, { seed: 9 }));
  const stopped = thresholdInterval(found, { seed: 9, signal: AbortSignal.abort() });
  await expect(stopped).rejects.toThrow(ProblemError);
});
