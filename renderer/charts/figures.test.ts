import { expect, test } from 'vitest';
import { plural, roundCount } from './figures.ts';

test.each([
  [0, '0 hours'],
  [0.4, '0 hours'],
  [1, '1 hour'],
  [1.2, '1 hour'],
  [1234.6, '1,235 hours'],
  // One sum, added up in two orders.
  [385949.5, '385,950 hours'],
  [385949.49999999994, '385,950 hours'],
  [385949.49, '385,949 hours'],
])('%d hours are %s', (value, words) => {
  expect(plural(value, 'hour')).toBe(words);
});

test('from a million up counts are in words', () => {
  expect(roundCount(2_300_000.4)).toBe('2.3 million');
});
