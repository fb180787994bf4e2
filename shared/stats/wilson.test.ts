import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i has the published interval', (events, n, low, high) => {
  const interval = wilsonInterval(events / n, n);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('all of n mirrors none of n', () => {
  const none = wilsonInterval(0, 12);
  const all = wilsonInterval(1, 12);
  expect(all.low).toBeCloseTo(1 - none.high, 12);
  expect(all.high).toBe(1);
});
