import { describe, expect, it, test } from 'vitest';
import { eValue, osterAdjusted } from './e-value.ts';

describe('the E-value', () => {
  // VanderWeele and Ding 2017: a ratio of 3.9 (1.8 to 8.7) has 7.26 and 3.0; a protective ratio of 0.80 (0.71 to 0.91) has 1.81 and 1.43.
  it.each([
    [3.9, 1.8, 8.7, 7.26, 3.0],
    [0.8, 0.71, 0.91, 1.81, 1.43],
  ])('of %d (%d to %d) is the published one', (ratio, low, high, estimate, interval) => {
    const found = eValue(ratio, { low, high });
    expect(found.estimate).toBeCloseTo(estimate, 2);
    expect(found.interval).toBeCloseTo(interval, 2);
  });

  it('is 1 for an interval with 1 in it, and for no effect', () => {
    expect(eValue(1, { low: 0.9, high: 1.1 })).toEqual({ estimate: 1, interval: 1 });
    expect(eValue(1.05, { low: 1, high: 1.1 }).interval).toBe(1);
    expect(eValue(0.95, { low: 0.9, high: 1 }).interval).toBe(1);
  });

  it('is none where there is no ratio', () => {
    expect(eValue(Number.NaN, { low: Number.NaN, high: 2 })).toEqual({ estimate: NaN, interval: NaN });
    expect(eValue(-1, { low: 1.1, high: Number.POSITIVE_INFINITY }).estimate).toBeNaN();
  });
});

test('Oster’s coefficient, by hand', () => {
  // 0.2 - 1 * (0.5 - 0.2) * (0.4 - 0.3) / (0.3 - 0.1) = 0.05.
  const [bare, full] = [
    { estimate: 0.5, r2: 0.1 },
    { estimate: 0.2, r2: 0.3 },
  ];
  expect(osterAdjusted(bare, full, 0.4)).toBeCloseTo(0.05, 15);
  expect(osterAdjusted(bare, full, 0.4, 2)).toBeCloseTo(-0.1, 15);
  expect(osterAdjusted(full, full, 0.4)).toBeNull();
  expect(osterAdjusted(bare, full, 0.2)).toBeNull();
});
