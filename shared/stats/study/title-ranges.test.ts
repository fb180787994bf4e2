import { expect, test } from 'vitest';
import { rangesOf } from './title-ranges.ts';

const ranges = (rows: readonly number[], most: number) =>
  rangesOf(
    Float64Array.from(rows, (_, i) => 10 * i),
    Float64Array.from(rows),
    most,
  );

test('titles go into one range as long as their rows fit', () => {
  expect(ranges([3, 4, 3, 5, 5, 1], 10)).toEqual([
    { from: 0, to: 20 },
    { from: 30, to: 40 },
    { from: 50, to: 50 },
  ]);
});

test('a title with more rows has a range to itself', () => {
  expect(ranges([1, 30, 1], 10)).toEqual([
    { from: 0, to: 0 },
    { from: 10, to: 10 },
    { from: 20, to: 20 },
  ]);
  expect(ranges([], 10)).toEqual([]);
});
