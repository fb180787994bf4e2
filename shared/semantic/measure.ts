import { ident, literal } from '../engine/quote.ts';
import type { Bound } from './expression/bound.ts';
import { emitDuckdb } from './expression/duckdb.ts';
import type { Additive, SimpleMetric } from './definitions/types.ts';
import type { Dialect } from './dialect.ts';

const filtered = (aggregate: string, filter: Bound | null): string =>
  filter === null ? aggregate : `${aggregate} FILTER (WHERE ${emitDuckdb(filter)})`;

/**
 * A sum or a count: what adds up over groups. A sum of integers is exact, a sum of numbers a DOUBLE. Null where no row is kept, but
 * for counts, which are 0.
 */
export function additiveSql({ agg, expr, filter }: Additive): string {
  if (agg === 'count') return filtered(`count(${expr === null ? '*' : emitDuckdb(expr)})`, filter);
  const summed = expr === null ? '0' : emitDuckdb(expr);
  return filtered(`sum(${expr?.type === 'integer' ? summed : `CAST(${summed} AS DOUBLE)`})`, filter);
}

/** Whether an aggregate is 0 where there is nothing to aggregate. */
export function isCount(agg: SimpleMetric['agg']): boolean {
  return agg === 'count' || agg === 'count_distinct';
}

/** Whether an additive measure counts whole things. */
export function isWhole({ agg, expr }: Additive): boolean {
  return agg === 'count' || expr?.type === 'integer';
}

/** The aggregate of a simple metric, of its own type. */
export function simpleSql(
  { agg, expr, filter, quantile }: Pick<SimpleMetric, 'agg' | 'expr' | 'filter' | 'quantile'>,
  dialect: Dialect,
): string {
  const value = expr === null ? '*' : emitDuckdb(expr);
  switch (agg) {
    case 'count':
      return filtered(`count(${value})`, filter);
    case 'count_distinct':
      return filtered(`count(DISTINCT ${value})`, filter);
    case 'sum':
      return expr?.type === 'integer'
        ? `CAST(${filtered(`sum(${value})`, filter)} AS BIGINT)`
        : filtered(`sum(${value})`, filter);
    case 'avg':
      return filtered(`avg(CAST(${value} AS DOUBLE))`, filter);
    case 'min':
    case 'max':
      return filtered(`${agg}(${value})`, filter);
    case 'stddev':
      return filtered(`stddev_samp(CAST(${value} AS DOUBLE))`, filter);
    case 'median':
    case 'quantile':
      return filtered(
        (dialect.exactQuantile ?? dialect.approximateQuantile)(value, literal(quantile)),
        filter,
      );
  }
}

/** A simple metric that adds up over groups, as such; null for the others. */
export function asAdditive({ agg, expr, filter, semiAdditive }: SimpleMetric): Additive | null {
  const adds = (agg === 'sum' || agg === 'count') && semiAdditive === null;
  return adds ? { agg, expr, filter } : null;
}

/** The names of a list of columns, quoted, in one line. */
export function names(columns: readonly string[], of = ''): string {
  return columns.map((column) => `${of === '' ? '' : `${ident(of)}.`}${ident(column)}`).join(', ');
}
