import { describe, expect, it, test } from 'vitest';
import { areDesignsApart, decide, type LimitFigures } from './limit-verdict.ts';

/** A limit of 17, steps of 1; nothing known but the grade. */
const blank: LimitFigures = {
  limit: 17,
  step: 1,
  safeSpeed: null,
  benchmark: null,
  effect: null,
  grade: 'moderate',
};
const shown = { low: 0.01, high: 0.05 };

test.each([
  ['raise', 'safe_above', { safeSpeed: 18 }],
  ['raise', 'safe_above', { safeSpeed: 25, benchmark: { low: 26, high: null } }],
  ['raise', 'safe_above', { limit: 4, step: 0.5, safeSpeed: 4.5 }],
  ['raise', 'safe_above', { limit: 0.1, step: 0.2, safeSpeed: 0.3 }],
  ['lower', 'harm_below', { benchmark: { low: 14, high: 16.9 }, effect: shown }],
  ['lower', 'harm_below', { benchmark: { low: null, high: 16 }, effect: shown, safeSpeed: 13 }],
  ['keep', 'safe_at_limit', { safeSpeed: 17.9 }],
  ['keep', 'safe_at_limit', { safeSpeed: 17, benchmark: { low: 16.8, high: null } }],
  ['keep', 'benchmark_above', { benchmark: { low: 17.1, high: Number.POSITIVE_INFINITY }, safeSpeed: 16 }],
  ['keep', 'limit_within', { benchmark: { low: 15, high: 21 }, safeSpeed: 14 }],
  ['keep', 'limit_within', { benchmark: { low: 16, high: 17 }, effect: shown }],
  ['cannot_tell', 'no_limit', { limit: Number.NaN, grade: 'insufficient', safeSpeed: 25 }],
  ['cannot_tell', 'insufficient', { grade: 'insufficient', safeSpeed: 25 }],
  [
    'cannot_tell',
    'reversal_unexplained',
    { grade: 'insufficient', isReversalUnexplained: true, safeSpeed: 25 },
  ],
  ['cannot_tell', 'designs_differ', { isApart: true, safeSpeed: 18 }],
  ['cannot_tell', 'designs_differ', { isApart: true, benchmark: { low: 14, high: 16 }, effect: shown }],
  ['cannot_tell', 'designs_differ', { isApart: true, benchmark: { low: 15, high: 21 }, safeSpeed: 14 }],
  ['cannot_tell', 'insufficient', { isApart: true, grade: 'insufficient' }],
  ['cannot_tell', 'too_wide', { benchmark: { low: 14.9, high: 21 } }],
  ['cannot_tell', 'too_wide', { benchmark: { low: 16, high: null } }],
  ['cannot_tell', 'too_wide', { safeSpeed: 12 }],
  [
    'cannot_tell',
    'effect_not_shown',
    { benchmark: { low: 14, high: 16 }, effect: { low: -0.01, high: 0.2 } },
  ],
  ['cannot_tell', 'effect_not_shown', { benchmark: { low: 14, high: 16 } }],
  ['cannot_tell', 'contradiction', { benchmark: { low: 14, high: 16 }, effect: shown, safeSpeed: 18 }],
  ['cannot_tell', 'no_figures', {}],
  ['cannot_tell', 'no_figures', { benchmark: { low: Number.NaN, high: Number.NaN }, safeSpeed: Number.NaN }],
] as const)('is %s, %s, with %o', (verdict, reason, known) => {
  expect(decide({ ...blank, ...known })).toEqual({ verdict, reason, isPriority: false });
});

test.each([
  // A quarter of the slope is 0.01.
  [true, 0.04, { estimate: 0.011, low: 0.001, high: 0.021 }],
  [true, -0.04, { estimate: 0.011, low: 0.001, high: 0.021 }],
  [true, 0.04, { estimate: -0.03, low: -0.04, high: -0.02 }],
  [false, 0.04, { estimate: 0.009, low: 0.008, high: 0.01 }],
  [false, 0.04, { estimate: 0.02, low: -0.01, high: 0.05 }],
  [false, 0.04, null],
  [false, Number.NaN, { estimate: 0.02, low: 0.01, high: 0.03 }],
])('designs are apart (%s) where the slope is %f and they differ by %o', (expected, within, difference) => {
  expect(areDesignsApart(within, difference)).toBe(expected);
});

describe('the group’s figures', () => {
  const lower = { ...blank, benchmark: { low: 14, high: 16 }, effect: shown };
  const raise = { ...blank, safeSpeed: 19, margin: Math.log(1.05) };

  it('withhold a change that they speak against', () => {
    for (const pooled of [
      { low: -0.01, high: 0.1 },
      { low: -0.2, high: -0.1 },
    ])
      expect(decide({ ...lower, pooled })).toMatchObject({
        verdict: 'cannot_tell',
        reason: 'group_disagrees',
      });
    expect(decide({ ...raise, pooled: { low: 0.06, high: 0.1 } })).toEqual({
      verdict: 'cannot_tell',
      reason: 'group_disagrees',
      isPriority: true,
    });
  });

  it('let a change be that they don’t speak against', () => {
    expect(decide({ ...lower, pooled: { low: 0.01, high: 0.1 } })).toMatchObject({
      verdict: 'lower',
      isPriority: false,
    });
    expect(decide({ ...lower, pooled: { low: Number.NaN, high: Number.NaN } }).verdict).toBe('lower');
    expect(decide({ ...raise, pooled: { low: 0.04, high: 0.2 } }).verdict).toBe('raise');
  });

  it('don’t ask to look first at a limit that is kept, over which more events are what is expected', () => {
    const keep = { ...blank, safeSpeed: 17 };
    expect(decide({ ...keep, pooled: { low: 0.2, high: 0.3 } })).toMatchObject({
      verdict: 'keep',
      isPriority: false,
    });
  });

  it('never bring one about, but ask to look first', () => {
    const pooled = { low: 0.2, high: 0.3 };
    expect(decide({ ...blank, pooled })).toEqual({
      verdict: 'cannot_tell',
      reason: 'no_figures',
      isPriority: true,
    });
    expect(decide({ ...blank, grade: 'insufficient', pooled })).toMatchObject({
      verdict: 'cannot_tell',
      isPriority: true,
    });
    expect(decide({ ...blank, pooled: { low: -0.3, high: -0.2 } })).toMatchObject({
      verdict: 'cannot_tell',
      isPriority: false,
    });
  });
});
