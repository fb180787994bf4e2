import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { emitDuckdb } from '../../shared/semantic/expression/duckdb.ts';
import { filterDimensions } from '../../shared/workspace/reach.ts';
import type { Filter } from '../../shared/workspace/filter.ts';
import { askedOf, binsBetween, rangeOf, upperEdge } from './filter-range.ts';

test.each<[from: number, to: number, width: number, bins: [number, number]]>([
  [17, 22, 1, [17, 21]],
  [17.5, 22, 1, [17, 21]],
  [17, 22.5, 1, [17, 22]],
  [0, 1, 1, [0, 0]],
  [0.15, 0.3, 0.05, [0.15, 0.25]],
  [0.95, 1.1, 0.05, [0.95, 1.05]],
  [1, 1.15, 0.05, [1, 1.1]],
  [0.92, 0.98, 0.05, [0.9, 0.95]],
  [150, 200, 10, [150, 190]],
  [155, 199, 10, [150, 190]],
  [40, 42, 2, [40, 40]],
])('from %d to %d are the bins of %d from %j', (from, to, width, bins) => {
  expect(binsBetween(from, to, width)).toEqual(bins);
});

test.each<
  [from: number | null, to: number | null, width: number, asked: Pick<Filter, 'op' | 'values'> | null]
>([
  [17, 22, 1, { op: 'between', values: [17, 21] }],
  [17, null, 1, { op: 'ge', values: [17] }],
  [null, 17, 1, { op: 'le', values: [16] }],
  [0.95, null, 0.05, { op: 'ge', values: [0.95] }],
  [null, 1.1, 0.05, { op: 'le', values: [1.05] }],
  [22, 17, 1, null],
  [17, 17, 1, null],
  [null, 0, 1, null],
  [null, null, 1, null],
])('from %j to %j in bins of %d asks %j, and is shown again as it was typed', (from, to, width, asked) => {
  expect(askedOf({ from, to }, width)).toEqual(asked);
  if (asked !== null) expect(rangeOf(asked, width)).toEqual({ from, to });
});

test.each<[op: Filter['op'], values: Filter['values'], from: number | null, to: number | null]>([
  ['eq', [17], 17, 18],
  ['gt', [17], 18, null],
  ['lt', [17], null, 17],
  ['ne', [17], null, null],
  ['in', [17, 19], null, null],
  ['is_null', [], null, null],
  ['ge', ['17'], null, null],
])('a filter that is %s %j is the range from %j to %j', (op, values, from, to) => {
  expect(rangeOf({ op, values }, 1)).toEqual({ from, to });
});

test('a range that the bins were made of is shown again as it was typed', () => {
  for (let low = 0; low < 60; low += 1)
    for (const high of [low + 1, low + 7]) {
      const typed = [low / 20, high / 20] as const;
      const [first, last] = binsBetween(...typed, 0.05);
      expect([first, upperEdge(last, 0.05)]).toEqual(typed);
    }
});

test('the edges are exactly the numbers that a query answers, so that none is missed', async () => {
  const definitions = loadDefinitions();
  if (!definitions.ok) throw new Error('The definitions are not well formed.');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const { name, bin } of filterDimensions) {
    if (bin === undefined) continue;
    const width = bin.width;
    const sql = emitDuckdb({
      kind: 'call',
      type: 'number',
      name: 'bin',
      arguments: [
        { kind: 'column', type: 'number', joins: [], model: 'line_reading', column: 'x' },
        { kind: 'literal', type: 'number', value: width },
      ],
    });
    const reader = await connection.runAndReadAll(
      `SELECT DISTINCT ${sql} AS edge FROM (SELECT i * ${width}::DOUBLE + ${width}::DOUBLE / 3 AS x FROM range(80) t(i)) AS fact ORDER BY 1`,
    );
    const edges = reader.getRows().map(([edge]) => edge);
    const ours = Array.from(
      { length: 80 },
      (_, i) => binsBetween(i * width + width / 3, (i + 1) * width, width)[0],
    );
    expect(ours, name).toEqual(edges);
  }
  connection.closeSync();
});
