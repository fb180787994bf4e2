import type { Metric } from '../../../shared/semantic/definitions.ts';
import { filterDimension } from '../../../shared/workspace/reach.ts';
import { count, date, decimal, nothing } from '../../i18n/format.ts';
import { valueLabel } from '../../i18n/filter.ts';
import { numberOf, rowsOf, textOf, type Columnar } from '../cells.ts';
import { estimateOf } from '../estimate.ts';
import { modeOf } from '../modes.ts';
import { toldApart } from '../namesakes.ts';
import { countryName, interval, languageName, percent, percentInterval, type Estimate } from '../figures.ts';
import type { TableTwin } from '../table-twin.ts';
import { hasSize, isOrdered, sizeColumn, type Grouping, type MetricBy } from './query.ts';

/** A value of the metric for one value of the dimension. */
export interface MetricRow {
  readonly name: string;
  /** Null where nothing is known. */
  readonly estimate: Estimate | null;
  /** What stands behind it; null where nothing says so. */
  readonly n: number | null;
}

/** Reads the answer of `metricByQuery`, in its order. */
export function metricRows(answer: Columnar, by: MetricBy): MetricRow[] {
  const { metric, grouping, hasInterval } = by;
  const namedBy = filterDimension(grouping.name)?.namedBy;
  const named = toldApart(
    rowsOf(answer).map((row) => ({
      row,
      id: textOf(row(grouping.name)),
      name: namedBy === undefined ? null : textOf(row(namedBy)),
    })),
  );
  return named.map(({ row, id, name }) => {
    const value = numberOf(row(metric.name));
    const plain = value === null ? null : { value, low: null, high: null };
    return {
      name: (id === null ? null : name) ?? valueName(grouping, id),
      estimate: hasInterval ? estimateOf(row, metric.name, most(metric)) : plain,
      n: numberOf(row(sizeColumn(by))),
    };
  });
}

/** A share of a whole is at most 1. */
function most({ format }: Metric): number {
  return format === 'percent' ? 1 : Infinity;
}

function valueName({ dimension: { name, type } }: Grouping, value: string | null): string {
  const kind = filterDimension(name)?.kind;
  if (kind === 'language') return languageName(value);
  if (kind === 'country') return countryName(value);
  if (value === null) return 'unknown';
  if (name === 'consumption_mode') return modeOf(value).label;
  if (type === 'date') return date(value);
  return filterDimension(name) === null ? value : valueLabel(name, value);
}

/** A value of a metric as its format has it. */
export function metricValue({ format }: Metric, value: number): string {
  switch (format) {
    case 'count':
    case 'hours':
      return count(Math.round(value));
    case 'percent':
    case 'rate':
      return percent(value);
    case 'ratio':
    case 'money':
      return decimal(value, 2);
    default:
      return decimal(value, 1);
  }
}

/** `0.43 % [0.42, 0.44]`; without an interval the value alone. */
export function valueWithInterval({ metric, hasInterval }: MetricBy, estimate: Estimate | null): string {
  if (estimate === null) return nothing;
  const value = metricValue(metric, estimate.value);
  if (!hasInterval) return value;
  const inPercent = metric.format === 'percent' || metric.format === 'rate';
  return `${value} ${inPercent ? percentInterval(estimate) : interval(estimate, (end) => metricValue(metric, end))}`;
}

/** What the n of a row counts, in the plural. */
export function countedWords({ metric, hasN, size }: MetricBy): string {
  return hasN ? 'n' : (size ?? metric).label.toLowerCase();
}

/** Rows that are drawn at most; the table has them all. */
const mostDrawn = 14;

/** The rows that are drawn: the latest periods, the first bins, or those with the most behind them. */
export function drawnRows(
  rows: readonly MetricRow[],
  { grouping: { dimension } }: MetricBy,
): readonly MetricRow[] {
  const isPeriod = dimension.type === 'date' || dimension.type === 'datetime';
  return isPeriod ? rows.slice(-mostDrawn) : rows.slice(0, isOrdered(dimension) ? 2 * mostDrawn : mostDrawn);
}

/** All rows as a table. */
export function metricTable(rows: readonly MetricRow[], by: MetricBy): TableTwin {
  const show = (value: number): string => metricValue(by.metric, value);
  const { hasInterval } = by;
  const counts = hasSize(by);
  return {
    columns: [
      { label: by.grouping.label.toLowerCase() },
      { label: by.metric.label.toLowerCase(), show },
      ...(hasInterval
        ? [
            { label: 'low', show },
            { label: 'high', show },
          ]
        : []),
      ...(counts ? [{ label: countedWords(by), show: count }] : []),
    ],
    rows: rows.map(({ name, estimate, n }) => [
      name,
      estimate?.value ?? null,
      ...(hasInterval ? [estimate?.low ?? null, estimate?.high ?? null] : []),
      ...(counts ? [n] : []),
    ]),
  };
}
