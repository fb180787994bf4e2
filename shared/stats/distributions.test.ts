import { describe, expect, it, test } from 'vitest';
import {
  chiSquaredCdf,
  chiSquaredQuantile,
  chiSquaredSurvival,
  gammaCdf,
  gammaQuantile,
  gammaSurvival,
} from './chi-squared.ts';
import corners from './distributions.corners.json' with { type: 'json' };
import reference from './distributions.reference.json' with { type: 'json' };
import { fCdf, fSurvival } from './f-distribution.ts';
import { normalCdf, normalQuantile, normalSurvival } from './normal.ts';
import { studentTCdf, studentTQuantile, studentTSurvival } from './student-t.ts';

/** The letters that the references (R 4) have for each function. */
const functions: Record<string, (...given: number[]) => number> = {
  tq: (p = NaN, df = NaN) => studentTQuantile(p, df),
  tc: (t = NaN, df = NaN) => studentTCdf(t, df),
  ts: (t = NaN, df = NaN) => studentTSurvival(t, df),
  nq: (p = NaN) => normalQuantile(p),
  nc: (z = NaN) => normalCdf(z),
  ns: (z = NaN) => normalSurvival(z),
  cq: (p = NaN, df = NaN) => chiSquaredQuantile(p, df),
  cc: (x = NaN, df = NaN) => chiSquaredCdf(x, df),
  cs: (x = NaN, df = NaN) => chiSquaredSurvival(x, df),
  gc: (x = NaN, shape = NaN, rate = NaN) => gammaCdf(x, shape, rate),
  gs: (x = NaN, shape = NaN, rate = NaN) => gammaSurvival(x, shape, rate),
  fc: (f = NaN, above = NaN, below = NaN) => fCdf(f, above, below),
  fs: (f = NaN, above = NaN, below = NaN) => fSurvival(f, above, below),
};

/** R says 0 of what is below the smallest normal double. */
const relativeError = (found: number, expected: number) =>
  expected === 0 ? Math.abs(found) / 1e-300 : Math.abs(found / expected - 1);

describe('against R', () => {
  const cases = [...reference, ...corners] as [string, number[], number][];
  it.each(cases)('%s of %j', (kind, given, expected) => {
    const found = functions[kind]?.(...given) ?? NaN;
    expect(relativeError(found, expected)).toBeLessThan(1e-11);
  });
});

test('the normal is the limit of Student t', () => {
  expect(studentTCdf(-2.5, Infinity)).toBe(normalCdf(-2.5));
  expect(studentTQuantile(0.01, Infinity)).toBe(normalQuantile(0.01));
});

test('ends and nonsense', () => {
  expect([normalQuantile(0), normalQuantile(1), normalQuantile(1.1)]).toEqual([-Infinity, Infinity, NaN]);
  expect([gammaQuantile(0, 2), gammaQuantile(1, 2), gammaQuantile(-0.1, 2)]).toEqual([0, Infinity, NaN]);
  expect([chiSquaredCdf(-1, 3), chiSquaredSurvival(-1, 3), chiSquaredSurvival(Infinity, 3)]).toEqual([
    0, 1, 0,
  ]);
  expect([fCdf(-1, 2, 3), fSurvival(0, 2, 3), fSurvival(Infinity, 2, 3)]).toEqual([0, 1, 0]);
  expect([studentTCdf(-Infinity, 3), studentTCdf(Infinity, 3), studentTCdf(NaN, 3)]).toEqual([0, 1, NaN]);
  expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(NaN)]).toEqual([0, 1, NaN]);
  // The point is beyond what a double can hold: the tail of t with 1/2 a degree of freedom falls as t^(-1/2).
  expect(studentTQuantile(1e-300, 0.5)).toBe(-Infinity);
});

// pi/2 and 1 are the quartiles of Cauchy's distribution and the quantile of t with 1 df at 3/4, by hand: tan(pi (p - 1/2)).
test('Cauchy by hand', () => {
  expect(studentTQuantile(0.75, 1)).toBeCloseTo(1, 14);
  expect(studentTQuantile(0.25, 1)).toBeCloseTo(-1, 14);
  expect(relativeError(studentTCdf(-1e200, 1), 1e-200 / Math.PI)).toBeLessThan(1e-13);
});
