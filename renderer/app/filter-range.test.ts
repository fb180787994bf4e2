import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { emitDuckdb } from '../../shared/semantic/expression/duckdb.ts';
import { filterDimensions } from '../../shared/workspace/reach.ts';
import { binsBetween, upperEdge } from './filter-range.ts';

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
