import type { PartnerThreshold } from '../../../shared/guidelines/partner-thresholds.ts';
import type { Metric } from '../../../shared/semantic/definitions.ts';
import { fewestToJudge, verdictOf, type Verdict } from '../../../shared/stats/verdict.ts';
import { count } from '../../i18n/format.ts';
import { numberOf, type Columnar, type Row } from '../cells.ts';
import { estimateOf } from '../estimate.ts';
import { interval, percent, percentInterval, type Estimate } from '../figures.ts';
import { metricValue } from '../metric-by/rows.ts';

/** A column of a scorecard: a metric, what stands behind each of its values, and the threshold that it is held to. */
export interface ScoreColumn {
  readonly metric: Metric;
  readonly title: string;
  /** The column of an answer that holds its n. */
  readonly n: string;
  /** What its n counts, in the plural. */
  readonly counted: string;
  readonly threshold: PartnerThreshold | null;
  /** Of all rows together, to compare by; null where there is a threshold, or nothing to compare. */
  readonly average: number | null;
}

/** Whether an answer has these columns, and these dimensions: after a change the former one may still stand. */
export function shows<T extends Columnar>(
  answer: T | null,
  columns: readonly ScoreColumn[],
  by: readonly string[] = [],
): answer is T {
  const names = new Set(answer?.columns.map(({ name }) => name));
  const needed = [...by, ...columns.map(({ metric }) => metric.name)];
  return answer !== null && needed.every((name) => names.has(name));
}

/** A value of a column. */
export interface ScoreCell {
  /** Null where the metric has no value. */
  readonly estimate: Estimate | null;
  readonly n: number;
  /** `shown` where there is no threshold to hold it to. */
  readonly verdict: Verdict | 'shown';
}

/** Reads a column's value from a row of an answer. */
export function scoreCell(row: Row, column: ScoreColumn, hasInterval: (name: string) => boolean): ScoreCell {
  const { metric, threshold } = column;
  const n = numberOf(row(column.n)) ?? 0;
  const most = metric.format === 'percent' ? 1 : Infinity;
  const value = numberOf(row(metric.name));
  const plain = value === null ? null : { value, low: null, high: null };
  const estimate = hasInterval(metric.name) ? estimateOf(row, metric.name, most) : plain;
  return { estimate, n, verdict: judged(estimate, n, threshold) };
}

function judged(
  estimate: Estimate | null,
  n: number,
  threshold: PartnerThreshold | null,
): ScoreCell['verdict'] {
  if (estimate === null || n < fewestToJudge) return 'too_few';
  return threshold === null ? 'shown' : verdictOf(estimate, n, threshold);
}

/** `at least 97 %`. */
export function thresholdWords({ bound, value }: PartnerThreshold): string {
  return `${bound === 'at_least' ? 'at least' : 'at most'} ${percent(value, value < 0.01 ? 1 : 0)}`;
}

/** The heading of a column: its title, and the threshold. */
export function headingOf({ title, threshold }: ScoreColumn): string {
  return threshold === null ? title : `${title}, ${thresholdWords(threshold)}`;
}

/** `94.1 % [90.2, 96.5] of 220 orders due`: a value in full. */
export function cellWords({ metric, counted }: ScoreColumn, { estimate, n }: ScoreCell): string {
  if (estimate === null) return `no value, ${count(n)} ${counted}`;
  const value = metricValue(metric, estimate.value);
  const isShare = metric.format === 'percent';
  const ends =
    estimate.low === null
      ? ''
      : ` ${isShare ? percentInterval(estimate) : interval(estimate, (end) => metricValue(metric, end))}`;
  const unit = isShare ? '' : ` ${metric.unit}`;
  return `${value}${ends}${unit} of ${count(n)} ${counted}`;
}

/** What can be said of a value, in words. */
export function verdictWords({ threshold }: ScoreColumn, { verdict, n }: ScoreCell): string {
  const limit = threshold === null ? '' : thresholdWords(threshold);
  switch (verdict) {
    case 'too_few':
      return `too few to judge: ${count(n)}, fewer than ${String(fewestToJudge)}`;
    case 'meets':
      return `meets the threshold, ${limit}`;
    case 'misses':
      return `misses the threshold, ${limit}`;
    case 'open':
      return `can’t be told apart from the threshold, ${limit}`;
    case 'shown':
      return '';
  }
}
