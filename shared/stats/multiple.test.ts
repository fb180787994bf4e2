import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import type { Estimate } from './fit.ts';
import { adjust, selectedIntervals } from './multiple.ts';

const values = z.array(
  z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : Number(text))),
);
const { families } = z
  .object({ families: z.array(z.object({ p: values, BH: values, BY: values })) })
  .parse(JSON.parse(readFileSync('datasets/golden/stats/evidence/multiple.json', 'utf8')));

describe('adjusted p-values', () => {
  test.each(families)('are those of R to the last bit, family %#', ({ p, BH, BY }) => {
    expect(adjust(p, 'BH').adjusted).toEqual(BH);
    expect(adjust(p, 'BY').adjusted).toEqual(BY);
  });

  it('leave out of the family what is no probability, and say so', () => {
    const family = adjust([0.02, Number.NaN, null, 0.04, -0.1, 1.2]);
    expect(family).toEqual({
      adjusted: [0.04, null, null, 0.04, null, null],
      size: 2,
      leftOut: [1, 2, 4, 5],
    });
  });

  it('of no tests are none', () => {
    expect(adjust([])).toEqual({ adjusted: [], size: 0, leftOut: [] });
  });
});

describe('intervals of those that are shown', () => {
  const of = (p: number): Estimate => ({ estimate: 0.1, se: 0.01, low: NaN, high: NaN, p, df: 2 });
  const shownOf = (estimates: readonly (Estimate | null)[]) =>
    selectedIntervals(estimates, adjust(estimates.map((one) => one?.p ?? null)));
  /** Student's t with 2 degrees of freedom has a closed form. */
  const reachAt = (level: number): number => 0.01 * level * Math.sqrt(2 / (1 - level ** 2));

  it('are as wide as there are others that are not', () => {
    // Benjamini and Yekutieli 2005, section 1: 1 - R q / m. By hand: 0.001 x 4, 0.02 x 4 / 2 and 0.03 x 4 / 3 are at most 0.05; 0.5 is not.
    const found = shownOf([of(0.02), of(0.5), null, of(0.001), of(0.03)]);
    expect(found.map((one) => one !== null)).toEqual([true, false, false, true, true]);
    expect(found[0]?.level).toBeCloseTo(1 - (0.05 * 3) / 4, 15);
    expect(found[0]?.high).toBeCloseTo(0.1 + reachAt(0.9625), 10);
    expect(found[0]?.low).toBeCloseTo(0.1 - reachAt(0.9625), 10);
  });

  it('are those of 95 % where all are shown, and none where none is', () => {
    expect(shownOf([of(0.01), of(0.02)])[1]?.level).toBe(0.95);
    expect(shownOf([of(0.2), of(0.3)])).toEqual([null, null]);
    expect(shownOf([])).toEqual([]);
  });
});
