import { expect, test } from 'vitest';
import { adjusted } from './multiple.ts';

// R 4.2.2: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.04, 1), "BH")
test('adjusts as R does, with ties', () => {
  const q = adjusted([0.01, 0.04, 0.03, 0.005, 0.04, 1]);
  [0.03, 0.048, 0.048, 0.03, 0.048, 1].forEach((expected, i) => expect(q[i]).toBeCloseTo(expected, 14));
});

test('leaves what was not tested out of the family', () => {
  expect(adjusted([null, 0.02, null])).toEqual([null, 0.02, null]);
  expect(adjusted([])).toEqual([]);
});
