import { describe, expect, it } from 'vitest';
import { studentTCdf, studentTQuantile } from './student-t.ts';
import reference from './student-t.reference.json' with { type: 'json' };

const relativeError = (found: number, expected: number) =>
  expected === 0 ? Math.abs(found) : Math.abs(found / expected - 1);

describe("Student's t against R", () => {
  it.each(reference.quantile as [[number, number], number][])('quantile of %j', ([p, df], expected) => {
    expect(relativeError(studentTQuantile(p, df), expected)).toBeLessThan(df > 1e5 ? 1e-9 : 1e-11);
  });

  it.each(reference.cdf as [[number, number], number][])('cdf of %j', ([t, df], expected) => {
    expect(relativeError(studentTCdf(t, df), expected)).toBeLessThan(df > 1e5 ? 1e-9 : 1e-11);
  });

  it('has no quantile outside of (0, 1)', () => {
    expect(studentTQuantile(0, 5)).toBeNaN();
    expect(studentTQuantile(1, 5)).toBeNaN();
  });
});
