import { expect, test } from 'vitest';
import type { HistogramBin } from '../../../shared/stats/study/overview.ts';
import { barsIn, speedsShown } from './histogram.ts';

const bin = (from: number, lines: number): HistogramBin => ({
  from,
  lines,
  titles: 1,
  exposures: lines,
  events: 0,
  speed: lines * from,
});

test('narrow bins are summed to whole fractions of a cps, as many as there is room for, and none is lost', () => {
  const bins = [bin(16.9, 1), bin(17, 2), bin(17.4, 4), bin(17.5, 8), bin(18, 16)];
  expect(barsIn(bins, [16, 19], 6)).toEqual([
    { from: 16.5, to: 17, lines: 1 },
    { from: 17, to: 17.5, lines: 6 },
    { from: 17.5, to: 18, lines: 8 },
    { from: 18, to: 18.5, lines: 16 },
  ]);
  expect(barsIn(bins, [16, 19], 30)).toHaveLength(5);
});

test('what is outside of the domain is not drawn', () => {
  expect(barsIn([bin(3.9, 1), bin(4, 2), bin(5, 4)], [4, 5], 1)).toEqual([{ from: 4, to: 5, lines: 2 }]);
});

test('the outermost thousandth of lines is not worth room, the limit is', () => {
  const bins = [bin(1, 1), bin(10, 1000), bin(15, 999), bin(90, 1)];
  expect(speedsShown(bins, null)).toEqual([10, 16]);
  expect(speedsShown(bins, 20)).toEqual([10, 23]);
});
