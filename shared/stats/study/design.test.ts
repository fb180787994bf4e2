import { expect, test } from 'vitest';
import { designOf } from './design.ts';
import { pooledRows, stratumOf } from './testing.ts';

const at = (meanSpeed: number, limit: number | null) =>
  designOf({
    stratum: stratumOf({ limit }),
    overview: {
      lines: 1,
      titles: 1,
      exposures: 1,
      events: 1,
      meanSpeed,
      histogram: [],
      byTitle: pooledRows([]),
    },
  });

test('bins are half a character, and less where a character says more', () => {
  expect([at(14, 17), at(9, 12), at(3.5, 4)].map(({ width, knot }) => [width, knot])).toEqual([
    [0.5, 17],
    [0.25, 12],
    [0.125, 4],
  ]);
});

test('a bin begins at any limit', () => {
  const { width, knot } = at(14, 16.7);
  expect(knot).toBe(16.7);
  expect(width).toBeCloseTo(0.506, 3);
  expect(knot / width).toBeCloseTo(33, 12);
});

test('without a limit the bend stands at the bin nearest to the typical speed', () => {
  expect(at(14.3, null)).toEqual({ stratum: 1, centre: 14.3, knot: 14.5, width: 0.5 });
  expect(at(0.01, null)).toEqual({ stratum: 1, centre: 0.01, knot: 0, width: 0.125 });
});
