import { expect, test } from 'vitest';
import { continuedFraction } from './continued-fraction.ts';

test('fractions whose values are known', () => {
  expect(continuedFraction(1, () => [1, 1])).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14);
  // Lord Brouncker's: 4 / pi = 1 + 1^2 / (3 + 2^2 / (5 + 3^2 / (7 + ...))).
  expect(continuedFraction(1, (m) => [m * m, 2 * m + 1])).toBeCloseTo(4 / Math.PI, 14);
  // A level of 0 on the way: 0 + 1 / (0 + 1 / (1 + 0)).
  expect(continuedFraction(0, (m) => (m === 1 ? [1, 0] : [m === 2 ? 1 : 0, 1]))).toBeCloseTo(1, 14);
});
