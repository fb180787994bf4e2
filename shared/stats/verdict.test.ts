import { expect, test } from 'vitest';
import { verdictOf, type Threshold } from './verdict.ts';
import { wilsonInterval } from './wilson.ts';

const onTime: Threshold = { bound: 'at_least', value: 0.97 };
const redelivery: Threshold = { bound: 'at_most', value: 0.03 };

/** Wilson's intervals: 120 of 120 [0.969, 1], 130 of 130 [0.971, 1], 90 of 100 [0.826, 0.945], 0 of 124 [0, 0.0300], 0 of 125 [0, 0.0298]. */
test.each([
  [15, 15, onTime, 'too_few'],
  [19, 0, redelivery, 'too_few'],
  [20, 20, onTime, 'open'],
  [120, 120, onTime, 'open'],
  [130, 130, onTime, 'meets'],
  [100, 90, onTime, 'misses'],
  [100, 97, onTime, 'open'],
  [124, 0, redelivery, 'open'],
  [125, 0, redelivery, 'meets'],
  [20, 1, redelivery, 'open'],
  [100, 10, redelivery, 'misses'],
] as const)('of %i, %i: %o is %s', (n, events, threshold, verdict) => {
  const value = events / n;
  expect(verdictOf({ value, ...wilsonInterval(value, n) }, n, threshold)).toBe(verdict);
});

test('an estimate without an interval is not judged', () => {
  expect(verdictOf({ value: 0.5, low: null, high: null }, 1000, onTime)).toBe('too_few');
});
