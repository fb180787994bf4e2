import { numberOf, type Row } from './cells.ts';
import type { Estimate } from './figures.ts';

/**
 * Reads a rate or a ratio and its interval (`m`, `m_low`, `m_high`); null where the metric has no value. Neither can be
 * below 0, so what of the interval lies there, as it may where events are few, is cut off: that takes nothing from its coverage.
 * @param most the most that the metric can be
 */
export function estimateOf(row: Row, metric: string, most = Infinity): Estimate | null {
  const value = numberOf(row(metric));
  if (value === null) return null;
  const within = (end: number | null): number | null =>
    end === null ? null : Math.min(most, Math.max(0, end));
  return {
    value,
    low: within(numberOf(row(`${metric}_low`))),
    high: within(numberOf(row(`${metric}_high`))),
  };
}

/** Reads a share of a whole, as {@link estimateOf} does: it lies between 0 and 1. */
export function shareOf(row: Row, metric: string): Estimate | null {
  return estimateOf(row, metric, 1);
}
