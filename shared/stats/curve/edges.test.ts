import { expect, it } from 'vitest';
import { cutCurve } from './edges.ts';
import { cubeOf, type Row } from './testing.ts';

/** So many lines of each of the titles in the bin that starts at a speed. */
const lines = (speed: number, each: number, titles: number): readonly Row[] =>
  Array.from({ length: titles }, (_, title) =>
    Array.from({ length: each }, () => ({ title, cps: speed + 0.1, w: 1, u: 0, z: [0] })),
  ).flat();

const cut = { quantiles: 3, step: 1, titles: 3, lines: 6 };
const speeds = (limit: number | null, rows: readonly Row[]): number[][] =>
  cutCurve(cubeOf(rows), limit, cut).map(({ from, to }) => [from / 2, to / 2]);

const slow = [
  ...lines(10, 2, 3),
  ...lines(10.5, 1, 3),
  ...lines(11, 1, 3),
  ...lines(12, 2, 3),
  ...lines(13, 3, 3),
];

it('cuts quantiles below the limit and steps above it while they hold enough, then one open interval', () => {
  const fast = [
    ...lines(15, 1, 3),
    ...lines(15.5, 1, 3),
    ...lines(16, 2, 3),
    ...lines(17, 9, 2),
    ...lines(18, 5, 3),
  ];
  // 27 lines below the limit: 9 are reached in the bin at 10.5, 18 in that at 12.
  expect(speeds(15, [...slow, ...fast])).toEqual([
    [10, 11],
    [11, 12.5],
    [12.5, 15],
    [15, 16],
    [16, 17],
    [17, 18.5],
  ]);
});

it('stops where lines are too few', () => {
  expect(speeds(15, [...slow, ...lines(15, 1, 3), ...lines(16, 1, 5)])).toEqual([
    [10, 11],
    [11, 12.5],
    [12.5, 15],
    [15, 16.5],
  ]);
});

it('cuts quantiles alone without a limit, and takes a bin that holds several as one', () => {
  expect(speeds(null, slow)).toEqual([
    [10, 11],
    [11, 12.5],
    [12.5, 13.5],
  ]);
  expect(speeds(null, [...lines(10, 9, 3), ...lines(11, 1, 3), ...lines(12, 1, 3)])).toEqual([
    [10, 10.5],
    [10.5, 12.5],
  ]);
});

it('has intervals on one side alone where all lines lie there, and none without lines', () => {
  expect(speeds(9, slow).at(0)).toEqual([9, 13.5]);
  expect(speeds(20, slow).at(-1)).toEqual([12.5, 20]);
  expect(speeds(17, [])).toEqual([]);
});
