import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { slopeIn } from './study/slope-in.ts';
import { estimateOf } from './ladder.ts';
import { countsByTitle, fitPooled } from './pooled.ts';
import { pooledRows, rowAt, type PooledRow } from './study/testing.ts';

/** Made by the scripts beside them. */
const folder = path.join(import.meta.dirname, '../../datasets/golden/stats/pooled');
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const linesOf = (file: string): number[][] =>
  textOf(file)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));

const expected = z
  .strictObject({ pooled: z.tuple([z.number(), z.number()]) })
  .parse(JSON.parse(textOf('expected.json')));
const rows = linesOf('rows.csv').map(
  ([cluster = Number.NaN, cps = Number.NaN, n = Number.NaN, y = Number.NaN]) => rowAt(cluster, n, y, cps),
);

test('the slope over all titles together is that of R, whatever the centre', () => {
  const [level, slope] = expected.pooled;
  for (const centre of [0, 13]) {
    const pooled = fitPooled(pooledRows(rows), centre);
    expect((pooled?.beta[1] ?? 0) / slope).toBeCloseTo(1, 8);
    expect((pooled?.beta[0] ?? 0) / (level + centre * slope)).toBeCloseTo(1, 8);
  }
});

/** The lines of steep.csv by title and bins of so many cps, each bin's moments taken about its mean. */
function binned(width: number): PooledRow[] {
  const lines = linesOf('steep.csv').map(
    ([cluster = NaN, characters = NaN, duration = NaN, n = NaN, y = NaN]) => {
      return { cluster, cps: (characters * 1000) / duration, n, y };
    },
  );
  const bins = Map.groupBy(lines, ({ cluster, cps }) => `${cluster} ${Math.floor(cps / width)}`);
  return [...bins.values()].map((own): PooledRow => {
    const sum = (of: (line: (typeof own)[number]) => number): number =>
      own.reduce((total, line) => total + of(line), 0);
    const n = sum((line) => line.n);
    const cps = sum((line) => line.n * line.cps) / n;
    return {
      cluster: own[0]?.cluster ?? Number.NaN,
      n,
      y: sum((line) => line.y),
      cps,
      variance: sum((line) => line.n * (line.cps - cps) ** 2) / n,
      third: sum((line) => line.n * (line.cps - cps) ** 3) / n,
      yCps: sum((line) => line.y * line.cps),
    };
  });
}

test('in bins of a tenth a steep slope and its error are those that statsmodels has of the lines', () => {
  const steep = z.strictObject({ slope: z.number(), se: z.number() }).parse(JSON.parse(textOf('steep.json')));
  const fit = fitPooled(pooledRows(binned(0.1)), 4);
  if (fit === null) throw new Error('There is a slope.');
  const { estimate, se } = estimateOf(slopeIn(fit, 1));
  expect(Math.abs(estimate / steep.slope - 1)).toBeLessThan(1e-6);
  expect(Math.abs(se / steep.se - 1)).toBeLessThan(1e-6);
  // In bins three times as wide what is left out, of the fourth order, is 81 times as much.
  expect(Math.abs((fitPooled(pooledRows(binned(0.3)), 4)?.beta[1] ?? NaN) / steep.slope - 1)).toBeLessThan(
    5e-5,
  );
});

test('where every line has one rate no title moves the slope, not even by rounding', () => {
  const even = binned(0.1).map((row) => ({ ...row, y: row.n, yCps: row.n * row.cps }));
  const fit = fitPooled(pooledRows(even), 4);
  if (fit === null) throw new Error('There is a slope.');
  expect(estimateOf(slopeIn(fit, 1))).toMatchObject({ estimate: 0, se: 0 });
});

test('there is none of one title, or without events', () => {
  expect(fitPooled(pooledRows([rowAt(1, 10, 1, 12)]), 13)).toBeNull();
  expect(fitPooled(pooledRows([1, 2].map((cluster) => rowAt(cluster, 10, 0, 12))), 13)).toBeNull();
});

test('exposures and events are counted by title, wherever its rows stand', () => {
  const rows = [rowAt(1, 10, 1, 12), rowAt(1, 20, 2, 13), rowAt(2, 5, 0, 12), rowAt(1, 1, 1, 14)];
  expect([...countsByTitle(pooledRows(rows))]).toEqual([
    [1, { n: 31, y: 4 }],
    [2, { n: 5, y: 0 }],
  ]);
});
