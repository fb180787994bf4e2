import { expect, test } from 'vitest';
import type { Cell } from '../../shared/engine/port.ts';
import { estimateOf, shareOf } from './estimate.ts';

const row =
  (low: Cell, high: Cell, value: Cell = 0.5) =>
  (column: string): Cell =>
    ({ m: value, m_low: low, m_high: high })[column] ?? null;

test('an interval is read as it is where it is possible', () => {
  expect(estimateOf(row(0.25, 1.75), 'm')).toEqual({ value: 0.5, low: 0.25, high: 1.75 });
});

test('what of an interval lies below 0, or of a share above 1, is cut off', () => {
  expect(estimateOf(row(-0.1, 1.75), 'm')).toEqual({ value: 0.5, low: 0, high: 1.75 });
  expect(shareOf(row(-0.1, 1.75), 'm')).toEqual({ value: 0.5, low: 0, high: 1 });
});

test('where no title differs from another there is no interval', () => {
  expect(shareOf(row(0, 0, 0), 'm')).toEqual({ value: 0, low: null, high: null });
  expect(shareOf(row(1, 1, 1), 'm')).toEqual({ value: 1, low: null, high: null });
});

test('what is not known stays so', () => {
  expect(shareOf(row(null, null), 'm')).toEqual({ value: 0.5, low: null, high: null });
  expect(shareOf(row(0, 1, null), 'm')).toBeNull();
});
