import { numberOf, type Row } from './cells.ts';
import type { Estimate } from './figures.ts';

/** Reads a metric and its interval (`m`, `m_low`, `m_high`); null where the metric has no value. */
export function estimateOf(row: Row, metric: string): Estimate | null {
  const value = numberOf(row(metric));
  if (value === null) return null;
  return { value, low: numberOf(row(`${metric}_low`)), high: numberOf(row(`${metric}_high`)) };
}
