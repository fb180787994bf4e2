import { expect, it } from 'vitest';
import { binTotals, byTitle, highestSpeed, titlesFrom, titlesWithin, typicalSpeed } from './cells.ts';
import { cubeOf, type Row } from './testing.ts';

const row = (title: number, cps: number, w = 1): Row => ({ title, cps, w, u: 0, z: [0] });
const cube = cubeOf([row(7, 12.1), row(7, 12.3, 3), row(2, 12.4), row(2, 15), row(5, 10.2), row(7, 10.4)]);

it('puts titles and bins in order', () => {
  expect(byTitle(cube).map(({ title, cells }) => [title, cells.map(({ bin }) => bin)])).toEqual([
    [2, [24, 30]],
    [5, [20]],
    [7, [20, 24]],
  ]);
});

it('adds bins up over titles', () => {
  const totals = binTotals(cube);
  expect(totals.map(({ bin, lines, weight }) => [bin, lines, weight])).toEqual([
    [20, 2, 2],
    [24, 3, 5],
    [30, 1, 1],
  ]);
  for (const [i, speed] of [10.3, 12.28, 15].entries()) expect(totals[i]?.speed).toBeCloseTo(speed, 12);
});

it('counts titles in bins and from a bin on', () => {
  expect([titlesWithin(cube, 20, 24), titlesWithin(cube, 24), titlesWithin(cube, 25, 30)]).toEqual([2, 2, 0]);
  expect([20, 21, 24, 25, 31].map(titlesFrom(cube))).toEqual([3, 2, 2, 1, 0]);
});

// Two lines of title 7 in one cell count at their weighted mean, 12.25; the others at their own speeds.
it('has the mean line as the typical one', () => {
  expect(typicalSpeed(cube)).toBeCloseTo((2 * 12.25 + 12.4 + 15 + 10.2 + 10.4) / 6, 12);
  // Of a line of which no event is expected its bin says the speed: from 10 to 10.5.
  const unexpected = cubeOf([row(1, 12, 2), { ...row(2, 10.4), w: 0 }]);
  expect(typicalSpeed(unexpected)).toBeCloseTo((12 + 10.25) / 2, 12);
});

it('reaches to the upper edge of the fastest bin that enough titles reach', () => {
  expect([1, 2, 3, 4].map((fewest) => highestSpeed(cube, fewest))).toEqual([15.5, 12.5, 10.5, null]);
});
