import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contrast, cv3 } from './fit.ts';
import { addOuterTo, at, factor, zeros } from './matrix.ts';
import { fitPooled } from './pooled.ts';
import { fitPoisson, type PoissonGroupSums } from './poisson.ts';

/** Made by `expected.R` beside it. */
const folder = path.join(import.meta.dirname, '../../datasets/golden/stats/poisson');
const expected = z
  .strictObject({
    beta: z.array(z.number()),
    information_se: z.array(z.number()),
    cv3_se: z.array(z.number()),
    pooled: z.array(z.number()),
  })
  .parse(JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')));

interface Row {
  readonly title: number;
  readonly cps: number;
  readonly z: number;
  readonly n: number;
  readonly y: number;
}

const rows = readFileSync(path.join(folder, 'rows.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line): Row => {
    const [title, cps, covariate, n, y] = line.split(',').map(Number);
    return { title: title ?? 0, cps: cps ?? 0, z: covariate ?? 0, n: n ?? 0, y: y ?? 0 };
  });

type Regressors = (row: Row) => readonly number[];

/** Sums over rows, title by title, as a pass over the data gives them. */
function passOver(data: readonly Row[], regressors: Regressors) {
  return (beta: Float64Array): Promise<PoissonGroupSums[]> =>
    Promise.resolve(
      [...Map.groupBy(data, ({ title }) => title)].map(([title, own]) => {
        const size = beta.length;
        const sums = { n: 0, y: 0, e: 0 };
        const [re, ry, ree] = [new Float64Array(size), new Float64Array(size), zeros(size)];
        for (const row of own) {
          const r = Float64Array.from(regressors(row));
          const e = row.n * Math.exp(r.reduce((sum, value, i) => sum + value * (beta[i] ?? 0), 0));
          sums.n += row.n;
          sums.y += row.y;
          sums.e += e;
          r.forEach((value, i) => {
            re[i] = (re[i] ?? 0) + value * e;
            ry[i] = (ry[i] ?? 0) + value * row.y;
          });
          addOuterTo(ree, r, e);
        }
        return { cluster: title, group: title, ...sums, re, ry, ree };
      }),
    );
}

const names = ['cps', 'above', 'z'];
const design: Regressors = ({ cps, z: covariate }) => [cps - 13, Math.max(0, cps - 15), covariate];

describe('fitPoisson', () => {
  test('gives the coefficients and standard errors of R, without the title that has no event', async () => {
    const fit = await fitPoisson(names, new Float64Array(3), passOver(rows, design));
    expect(fit.isConverged).toBe(true);
    expect(fit.parts).toHaveLength(13);
    const inverse = factor(fit.information).inverse();
    const covariance = cv3(fit);
    for (const [i, beta] of expected.beta.entries()) {
      expect(Math.abs((fit.beta[i] ?? 0) / beta - 1)).toBeLessThan(1e-6);
      expect(Math.sqrt(at(inverse, i, i)) / (expected.information_se[i] ?? 0)).toBeCloseTo(1, 6);
      expect(Math.sqrt(at(covariance, i, i)) / (expected.cv3_se[i] ?? 0)).toBeCloseTo(1, 6);
    }
  });

  test('finds the same from a start that is far off', async () => {
    const far = await fitPoisson(names, Float64Array.of(-1.5, 2, -2), passOver(rows, design));
    expect(far.isConverged).toBe(true);
    expected.beta.forEach((beta, i) => expect((far.beta[i] ?? 0) / beta).toBeCloseTo(1, 5));
  });

  test('says which coefficient can not be told, and tells the others as without it', async () => {
    const doubled: Regressors = (row) => [...design(row), 2 * row.z];
    const fit = await fitPoisson([...names, 'twice z'], new Float64Array(4), passOver(rows, doubled));
    expect(fit.isEstimable).toEqual([true, true, true, false]);
    expect(fit.beta[3]).toBeNaN();
    expected.beta.forEach((beta, i) => expect((fit.beta[i] ?? 0) / beta).toBeCloseTo(1, 6));
    const slope = contrast(fit, Float64Array.of(1, 0, 0, 0), cv3(fit));
    expect(slope.se / (expected.cv3_se[0] ?? 0)).toBeCloseTo(1, 6);
  });

  test('does not converge where an estimate runs away, and never hangs', async () => {
    // Every event is at one speed: the likelihood has no top.
    const separated = rows.map((row) => ({ ...row, cps: row.y > 0 ? 20 : 10 }));
    const fit = await fitPoisson(
      ['cps'],
      new Float64Array(1),
      passOver(separated, ({ cps }) => [cps - 13]),
    );
    expect(fit.isConverged).toBe(false);
  });

  test('tells nothing without events', async () => {
    const fit = await fitPoisson(
      names,
      new Float64Array(3),
      passOver(
        rows.map((row) => ({ ...row, y: 0 })),
        design,
      ),
    );
    expect(fit.isConverged).toBe(false);
    expect(fit.parts).toEqual([]);
  });
});

describe('fitPooled', () => {
  test('gives the slope of R over all titles together', () => {
    const pooled = fitPooled(
      rows.map(({ title, n, y, cps }) => ({ cluster: title, n, y, cps })),
      13,
    );
    const [level = 0, slope = 0] = expected.pooled;
    expect((pooled?.beta[1] ?? 0) / slope).toBeCloseTo(1, 8);
    expect((pooled?.beta[0] ?? 0) / (level + 13 * slope)).toBeCloseTo(1, 8);
  });

  test('has none of one title, or without events', () => {
    expect(fitPooled([{ cluster: 1, n: 10, y: 1, cps: 12 }], 13)).toBeNull();
    expect(
      fitPooled(
        [1, 2].map((cluster) => ({ cluster, n: 10, y: 0, cps: 12 })),
        13,
      ),
    ).toBeNull();
  });
});
