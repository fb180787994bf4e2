import { describe, expect, it, test } from 'vitest';
import type { ControlOutcome } from './controls.ts';
import { gateNames, gatesOf, isReversalExplained, type Evidence, type GateName } from './gates.ts';
import { gradeOf } from './grade.ts';

const control = (outcome: ControlOutcome) =>
  ({ name: 'next_line', placebo: null, bound: 0.01, outcome }) as const;

/** The forecast of a proposed limit. */
const forecast = (low: number, high: number) => ({ limit: 15, lines: 900, low, high, extrapolated: false });

/** Evidence that passes every gate, just so where a gate has a number. */
const best: Evidence = {
  titlesAbove: 20,
  linesAbove: 300,
  eventsAbove: 200,
  effectiveTitles: 10,
  reversal: 'none',
  reversalExplained: false,
  controls: [control('passed'), control('not_run')],
  designs: { estimate: 1.99, se: 1 },
  threshold: { q: 0.049, kink: 0.01, splineBetter: false },
  effect: 0.04,
  confounded: 0.001,
  benchmark: { low: 17, high: 19 },
  simulated: forecast(0.011, 0.02),
  smallestThatMatters: 0.01,
};

/** For each gate, evidence that fails it and evidence of which nothing is known. */
const failing: Readonly<Record<GateName, readonly Partial<Evidence>[]>> = {
  enough_data: [
    { titlesAbove: 19 },
    { linesAbove: 299 },
    { eventsAbove: 199 },
    { effectiveTitles: 9.99 },
    { effectiveTitles: Number.NaN },
  ],
  no_reversal: [{ reversal: 'sign' }, { reversal: 'size' }],
  placebos: [{ controls: [control('passed'), control('failed')] }, { controls: [control('unclear')] }],
  designs_agree: [{ designs: { estimate: -2, se: 1 } }, { designs: { estimate: 0.1, se: 0 } }],
  threshold: [
    { threshold: { q: 0.05, kink: 0.01, splineBetter: false } },
    { threshold: { q: 0.001, kink: -0.01, splineBetter: false } },
    { threshold: { q: 0.001, kink: 0.01, splineBetter: true } },
  ],
  confounder: [{ confounded: 0 }, { confounded: -0.001 }, { effect: -0.04 }],
  matters: [
    { simulated: forecast(0.005, 0.02) },
    { simulated: forecast(-0.02, -0.005) },
    { simulated: forecast(0.01, 0.02) },
  ],
};
const unknown: Readonly<Partial<Record<GateName, readonly Partial<Evidence>[]>>> = {
  placebos: [{ controls: [] }, { controls: [control('not_run')] }],
  designs_agree: [{ designs: null }, { designs: { estimate: 0.1, se: Number.NaN } }],
  threshold: [{ threshold: null }, { threshold: { q: Number.NaN, kink: 1, splineBetter: false } }],
  confounder: [{ confounded: null }, { effect: Number.NaN }],
  matters: [
    { simulated: null },
    { smallestThatMatters: null },
    { simulated: forecast(Number.NaN, Number.NaN) },
    { simulated: 'no_change' },
    { simulated: 'no_compliance' },
    { simulated: 'no_curve' },
  ],
};
const cases = (of: Readonly<Partial<Record<GateName, readonly Partial<Evidence>[]>>>) =>
  gateNames.flatMap((name) => (of[name] ?? []).map((change) => ({ name, change })));

describe('the gates', () => {
  it('are all passed by the best evidence', () => {
    expect(Object.entries(gatesOf(best))).toEqual(gateNames.map((name) => [name, 'passed']));
  });

  it.each(cases(failing))('$name fails on $change, and no other does', ({ name, change }) => {
    expect(gatesOf({ ...best, ...change })).toEqual({ ...gatesOf(best), [name]: 'failed' });
  });

  it.each(cases(unknown))('$name can not be looked at with $change', ({ name, change }) => {
    expect(gatesOf({ ...best, ...change })).toEqual({ ...gatesOf(best), [name]: 'unknown' });
  });

  it('let a reversal pass that is accounted for', () => {
    expect(gatesOf({ ...best, reversal: 'sign', reversalExplained: true }).no_reversal).toBe('passed');
  });

  it('let a change pass that is shown not to matter', () => {
    expect(gatesOf({ ...best, simulated: forecast(-0.009, 0.009) }).matters).toBe('passed');
  });
});

describe('a reversal', () => {
  const sameMoment = { estimate: 0.04, low: 0.01, high: 0.07 };
  it.each([
    [0.05, -0.1, sameMoment, null, true],
    [0.05, 0.02, sameMoment, null, false],
    [-0.05, -0.1, sameMoment, null, false],
    [0.05, 0.09, sameMoment, null, true],
    [0.05, -0.1, null, null, false],
    [0.05, -0.1, null, { estimate: 0.01, se: 0.01 }, true],
    [0.05, -0.1, null, { estimate: 0.03, se: 0.01 }, false],
  ])('of %d and %d, with %o and %o, is accounted for: %s', (within, pooled, moment, traits, expected) => {
    expect(isReversalExplained(within, pooled, moment, traits)).toBe(expected);
  });
});

test.each([
  ['strong', {}],
  ['moderate', { simulated: null }],
  ['moderate', { simulated: 'no_compliance' }],
  ['moderate', { smallestThatMatters: null }],
  ['moderate', { confounded: null }],
  ['moderate', { threshold: null }],
  ['moderate', { benchmark: null, confounded: -1 }],
  ['exploratory', { threshold: null, benchmark: null }],
  ['exploratory', { threshold: null, benchmark: { low: 17, high: null } }],
  ['exploratory', { threshold: null, benchmark: { low: 17, high: Number.POSITIVE_INFINITY } }],
  ['exploratory', { controls: [] }],
  ['exploratory', { designs: null }],
  ['insufficient', { titlesAbove: 0 }],
  ['insufficient', { reversal: 'sign' }],
] as const)('is %s with %o', (grade, change) => {
  expect(gradeOf({ ...best, ...change }).grade).toBe(grade);
});
