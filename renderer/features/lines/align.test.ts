import { expect, test } from 'vitest';
import { aligned } from './align.ts';
import type { Line } from './line.ts';
import { lineWith } from './testing.ts';

/** A line of which nothing matters but when it is on screen, in seconds. */
function line(ordinal: number, from: number | null, to: number | null): Line {
  return lineWith({
    ordinal,
    startMs: from === null ? null : from * 1000,
    durationMs: from === null || to === null ? null : (to - from) * 1000,
  });
}

const places = (left: readonly Line[], right: readonly Line[]): string[] =>
  aligned(left, right).map(
    (row) =>
      `${row.left.map((each) => each.ordinal).join(' ')}|${row.right.map((each) => each.ordinal).join(' ')}`,
  );

test('lines that are seen together stand beside each other', () => {
  const left = [line(1, 0, 2), line(2, 3, 5), line(3, 10, 12)];
  expect(places(left, [line(1, 0.2, 2.1), line(2, 2.9, 4), line(3, 4, 5), line(4, 10, 12)])).toEqual([
    '1|1',
    '2|2 3',
    '3|4',
  ]);
});

test('a line stands beside the one that it shares the most time with', () => {
  expect(places([line(1, 0, 4), line(2, 4, 8)], [line(1, 3, 7)])).toEqual(['1|', '2|1']);
});

test('a line that meets none has a row of its own, where its time puts it', () => {
  expect(places([line(1, 0, 1), line(2, 6, 7)], [line(1, 3, 4), line(2, 8, 9)])).toEqual([
    '1|',
    '|1',
    '2|',
    '|2',
  ]);
});

test('order, overlaps and lines without times do no harm', () => {
  const left = [line(2, 5, 6), line(1, 0, 20), line(3, null, null), line(4, 7, 7)];
  expect(places(left, [line(2, 5, 6), line(1, null, null)])).toEqual(['1|', '2|2', '4|', '3|', '|1']);
});
