import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fitPooled, type PooledRow } from './pooled.ts';

/** Made by `expected.R` beside it. */
const folder = path.join(import.meta.dirname, '../../datasets/golden/stats/pooled');
const expected = z
  .strictObject({ pooled: z.tuple([z.number(), z.number()]) })
  .parse(JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')));

const rows = readFileSync(path.join(folder, 'rows.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line): PooledRow => {
    const [cluster = Number.NaN, cps = Number.NaN, n = Number.NaN, y = Number.NaN] = line
      .split(',')
      .map(Number);
    return { cluster, cps, n, y };
  });

test('the slope over all titles together is that of R, whatever the centre', () => {
  const [level, slope] = expected.pooled;
  for (const centre of [0, 13]) {
    const pooled = fitPooled(rows, centre);
    expect((pooled?.beta[1] ?? 0) / slope).toBeCloseTo(1, 8);
    expect((pooled?.beta[0] ?? 0) / (level + centre * slope)).toBeCloseTo(1, 8);
  }
});

test('there is none of one title, or without events', () => {
  expect(fitPooled([{ cluster: 1, n: 10, y: 1, cps: 12 }], 13)).toBeNull();
  const without = [1, 2].map((cluster) => ({ cluster, n: 10, y: 0, cps: 12 }));
  expect(fitPooled(without, 13)).toBeNull();
});
