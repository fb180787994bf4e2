import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { adjust, intervalLevel } from './multiple.ts';

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

it('widens the intervals of the selected', () => {
  // Benjamini and Yekutieli 2005, section 1: 1 - R q / m.
  expect(intervalLevel(0.05, 3, 12)).toBe(0.9875);
  expect(intervalLevel(0.05, 12, 12)).toBe(0.95);
  expect(intervalLevel(0.05, 0, 12)).toBeNull();
});
