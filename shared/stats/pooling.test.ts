import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import type { Square } from './matrix.ts';
import { pool, type Pooled } from './pooling.ts';

const estimate = z.object({
  mean: z.number(),
  se: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
});
const example = z.object({
  name: z.string(),
  estimates: z.array(z.number()),
  covariance: z.array(z.array(z.number())),
  mean: estimate,
  tau: z.number(),
  heterogeneity: z.number(),
  prediction: z.array(z.number()).nullish(),
  shrunken: z.array(z.object({ estimate: z.number(), se: z.number(), low: z.number(), high: z.number() })),
});
type Example = z.infer<typeof example>;
const { diagonal, correlated } = z
  .object({ diagonal: z.array(example), correlated: z.array(example) })
  .parse(JSON.parse(readFileSync('datasets/golden/stats/evidence/pooling.json', 'utf8')));

const square = (rows: readonly (readonly number[])[]): Square => ({
  size: rows.length,
  values: Float64Array.from(rows.flat()),
});
const pooledOf = (estimates: readonly number[], rows: readonly (readonly number[])[]): Pooled => {
  const pooled = pool(estimates, square(rows));
  if (pooled === null) throw new Error('Nothing was pooled.');
  return pooled;
};

function expectClose(found: number | undefined, expected: number, tolerance: number): void {
  const error = expected === 0 ? Math.abs(found ?? NaN) : Math.abs((found ?? NaN) / expected - 1);
  expect(error, `${found} for ${expected}`).toBeLessThan(tolerance);
}

/** Two tolerances, since metafor's own search for tau stops earlier with a full covariance. */
function expectSame(pooled: Pooled, expected: Example, ofTau: number, ofMean: number): void {
  expectClose(pooled.tau, expected.tau, ofTau);
  expectClose(pooled.heterogeneity, expected.heterogeneity, ofTau);
  expectClose(pooled.mean.estimate, expected.mean.mean, ofMean);
  for (const part of ['se', 'low', 'high', 'p'] as const)
    expectClose(pooled.mean[part], expected.mean[part], ofTau);
  expect(pooled.prediction === null).toBe((expected.prediction ?? []).length === 0);
  expectClose(pooled.prediction?.low ?? 0, expected.prediction?.[0] ?? 0, ofTau);
  expectClose(pooled.prediction?.high ?? 0, expected.prediction?.[1] ?? 0, ofTau);
  expect(pooled.shrunken).toHaveLength(expected.shrunken.length);
  expected.shrunken.forEach((of, place) => {
    for (const part of ['estimate', 'se', 'low', 'high'] as const)
      expectClose(pooled.shrunken[place]?.[part], of[part], ofTau);
  });
}

test.each(diagonal)('$name: as metafor’s rma, blup and Hartung-Knapp', (expected) => {
  expectSame(pooledOf(expected.estimates, expected.covariance), expected, 1e-10, 1e-10);
});

test.each(correlated)('$name: as metafor’s rma.mv', (expected) => {
  expectSame(pooledOf(expected.estimates, expected.covariance), expected, 1e-6, 1e-8);
});

describe('what can not be pooled', () => {
  it('is nothing, or one language', () => {
    expect(pool([], square([]))).toBeNull();
    expect(pool([0.1], square([[0.01]]))).toBeNull();
    expect(
      pool(
        [0.1, Number.NaN],
        square([
          [0.01, 0],
          [0, 0.01],
        ]),
      ),
    ).toBeNull();
    expect(
      pool(
        [0.1, 0.2],
        square([
          [0.01, 0],
          [0, 0],
        ]),
      ),
    ).toBeNull();
  });

  it('is left out, and the others are pooled as if it were not there', () => {
    const [first] = correlated;
    if (first === undefined) throw new Error('There is no example.');
    const rows = [
      ...first.covariance.map((row) => [...row, Number.NaN]),
      new Array<number>(13).fill(Number.NaN),
    ];
    const pooled = pooledOf([...first.estimates, Number.NaN], rows);
    expect(pooled.languages).toBe(12);
    expect(pooled.shrunken[12]).toBeNull();
    expect(pooled.mean.estimate).toBe(pooledOf(first.estimates, first.covariance).mean.estimate);
  });
});

it('leaves out an estimate without variance, which would be all that counts', () => {
  const covariance = square([
    [0.001, 0, 0],
    [0, 0, 0],
    [0, 0, 0.001],
  ]);
  const pooled = pool([0.1, 0.3, 0.5], covariance);
  expect(pooled?.shrunken.map((one) => one !== null)).toEqual([true, false, true]);
  expect(pooled?.languages).toBe(2);
});

describe('estimates that are one and the same', () => {
  // By hand: with the second a copy of the first, it is the mean of 0.1 (variance 0.02) and 0.2 (variance 0.03), by weights 50 and 33.3.
  it('count once where there is no spread between languages', () => {
    const pooled = pooledOf(
      [0.1, 0.1, 0.2],
      [
        [0.02, 0.02, 0],
        [0.02, 0.02, 0],
        [0, 0, 0.03],
      ],
    );
    expect(pooled.tau).toBe(0);
    expect(pooled.mean.estimate).toBeCloseTo(0.14, 12);
    expect(pooled.mean.se).toBeCloseTo(Math.sqrt(0.012), 12);
    expect(pooled.mean.df).toBe(1);
    expect(pooled.shrunken.map((one) => one?.estimate)).toEqual([
      pooled.mean.estimate,
      pooled.mean.estimate,
      pooled.mean.estimate,
    ]);
  });

  it('are no two languages', () => {
    expect(
      pool(
        [0.1, 0.1],
        square([
          [0.02, 0.02],
          [0.02, 0.02],
        ]),
      ),
    ).toBeNull();
  });

  it('but differ show a spread', () => {
    const pooled = pooledOf(
      [0.1, 0.4, 0.2],
      [
        [0.02, 0.02, 0],
        [0.02, 0.02, 0],
        [0, 0, 0.03],
      ],
    );
    expect(pooled.tau).toBeGreaterThan(0.05);
    expect(pooled.shrunken.every((one) => Number.isFinite(one?.se))).toBe(true);
  });
});
