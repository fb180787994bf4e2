import { expect, test } from 'vitest';
import { everyNth } from './every-nth.ts';

const columns = [{ name: 'a', type: 'integer' as const }];
const table = (rows: number) => ({
  columns,
  values: [Array.from({ length: rows }, (_, row) => row)],
  rowCount: rows,
});

test.each([
  [0, 3, []],
  [1, 3, [0]],
  [3, 3, [0]],
  [4, 3, [0, 3]],
  [7, 3, [0, 3, 6]],
])('of %i rows each %ith', (rows, n, expected) => {
  expect(everyNth(table(rows), n)).toEqual({
    table: { columns, values: [expected], rowCount: expected.length },
    rows,
  });
});
