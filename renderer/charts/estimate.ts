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
  return cut({ value, low: numberOf(row(`${metric}_low`)), high: numberOf(row(`${metric}_high`)) }, most);
}

/**
 * An estimate without what of its interval no rate can be: below 0, or above `most`. An interval of no width is none: where no title differs
 * from another, as where none has any event, leaving titles out shows nothing of what others would be like.
 */
export function cut({ value, low, high }: Estimate, most = Infinity): Estimate {
  if (low !== null && low === high) return { value, low: null, high: null };
  const within = (end: number | null): number | null =>
    end === null ? null : Math.min(most, Math.max(0, end));
  return { value, low: within(low), high: within(high) };
}

/** Reads a share of a whole, as {@link estimateOf} does: it lies between 0 and 1. */
export function shareOf(row: Row, metric: string): Estimate | null {
  return estimateOf(row, metric, 1);
}
