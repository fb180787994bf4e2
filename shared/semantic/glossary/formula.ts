import type { Bound } from '../expression/bound.ts';
import { conjuncts, printExpression, printPart } from '../expression/print.ts';
import type {
  Additive,
  CumulativeMetric,
  Definitions,
  Metric,
  RatioMetric,
  SimpleMetric,
} from '../definitions/types.ts';

/** How a metric is computed, for people: what is divided or counted, and of which rows. Generated from its definition. */
export interface Formula {
  /** `sum of rewinds ÷ sum of exposures`. */
  readonly text: string;
  /** The rows that count, one condition an entry, ANDed: `subtitles_on`; empty for all. */
  readonly where: readonly string[];
  /** Over which whole, dates or periods, in words; null where there is nothing to say. */
  readonly within: string | null;
}

/** Generates the formula of a metric. */
export function formulaOf(definitions: Pick<Definitions, 'models'>, metric: Metric): Formula {
  if (metric.type === 'derived') return { text: metric.expression, where: [], within: null };
  const counted = definitions.models.get(metric.model)?.counts ?? metric.model;
  switch (metric.type) {
    case 'simple':
      return simple(metric, counted);
    case 'ratio':
      return ratio(metric, counted);
    case 'cumulative':
      return { ...simple(metric.of, counted), within: periodWords(metric) };
  }
}

/** The formula in one line, as tables and exports have it. */
export function formulaLine({ text, where, within }: Formula): string {
  const rows = where.length === 0 ? '' : `, of rows where ${where.join(' and ')}`;
  return `${text}${rows}${within === null ? '' : `; ${within}`}`;
}

function simple({ agg, expr, filter, quantile, semiAdditive }: SimpleMetric, counted: string): Formula {
  const within =
    semiAdditive === null ? null : `at the ${semiAdditive.take} ${semiAdditive.over} of each group`;
  return { text: aggregate(agg, expr, counted, quantile), where: conditions(filter), within };
}

function periodWords({ over }: CumulativeMetric): string {
  return over.kind === 'window'
    ? `over ${over.count} ${over.grain}s up to each date`
    : `since the beginning of the ${over.grain}`;
}

function ratio({ numerator, denominator, per }: RatioMetric, counted: string): Formula {
  const shared = conditions(numerator.filter).filter((each) => conditions(denominator.filter).includes(each));
  const part = ({ agg, expr, filter }: Additive): string => {
    const own = conditions(filter).filter((each) => !shared.includes(each));
    const text = aggregate(agg, expr, counted, null);
    return own.length === 0 ? text : `(${text} where ${own.join(' and ')})`;
  };
  return {
    text: `${part(numerator)} ÷ ${part(denominator)}`,
    where: shared,
    within: per === null ? null : `the denominator is the whole over ${per}`,
  };
}

function conditions(filter: Bound | null): string[] {
  if (filter === null) return [];
  return [...new Set(conjuncts(filter).map((each) => inList(each)))];
}

/** A condition that can stand in a list of ANDed ones. */
function inList(condition: Bound): string {
  const text = printExpression(condition);
  return condition.kind === 'or' && condition.from === undefined ? `(${text})` : text;
}

function aggregate(
  agg: SimpleMetric['agg'],
  expr: Bound | null,
  counted: string,
  quantile: number | null,
): string {
  const of = expr === null ? counted : printPart(expr);
  switch (agg) {
    case 'count':
      return expr === null ? `number of ${counted}` : `number of known ${of}`;
    case 'count_distinct':
      return `number of different ${of}`;
    case 'sum':
      return `sum of ${of}`;
    case 'avg':
      return `average of ${of}`;
    case 'min':
      return `least ${of}`;
    case 'max':
      return `greatest ${of}`;
    case 'stddev':
      return `standard deviation of ${of}`;
    case 'median':
      return `median of ${of}`;
    case 'quantile':
      return `${Math.round((quantile ?? 0) * 10_000) / 100} % quantile of ${of}`;
  }
}
