import { compile } from '../../../shared/semantic/compile.ts';
import type { Definitions, Dimension, Metric } from '../../../shared/semantic/definitions.ts';
import { factsOf } from '../../../shared/semantic/lineage.ts';
import type { SemanticQuery } from '../../../shared/semantic/query.ts';

/** Values of a dimension that are asked for at most. */
const mostGroups = 500;

/** A metric by a dimension: what is asked. */
export interface MetricBy {
  readonly metric: Metric;
  readonly dimension: Dimension;
  /** Whether an answer has a column `m_n`, how much stands behind each value. */
  readonly hasN: boolean;
  /** Whether an answer has columns `m_low` and `m_high`. */
  readonly hasInterval: boolean;
  /** The metric that says how much stands behind a value that has no n of its own; null where there is none, or it is that itself. */
  readonly size: Metric | null;
}

/** A metric by a dimension, with what an answer to it has. */
export function metricBy(definitions: Definitions, metric: Metric, dimension: Dimension): MetricBy {
  const query = { metrics: [metric.name], by: [dimension.name], where: [], order: [], limit: null };
  const plan = compile(definitions, query);
  const roles = plan.ok ? plan.value.columns.map(({ role }) => role) : [];
  const hasN = roles.includes('n');
  const size = hasN || metric.format === 'count' ? null : sizeOf(definitions, metric);
  return { metric, dimension, hasN, hasInterval: roles.includes('low'), size };
}

/** What counts the rows behind a metric: the first count over its facts. */
function sizeOf({ metrics }: Definitions, metric: Metric): Metric | null {
  const facts = factsOf(metric).join();
  const counts = [...metrics.values()].filter(
    (each) => each.format === 'count' && factsOf(each).join() === facts,
  );
  return counts[0] ?? null;
}

/** The column that says how much stands behind each value. */
export function sizeColumn({ metric, hasN, size }: MetricBy): string {
  return hasN ? `${metric.name}_n` : (size ?? metric).name;
}

/** The values of a metric by a dimension, those with the most behind them first; periods and bins in their order. */
export function metricByQuery(by: MetricBy): SemanticQuery {
  const { metric, dimension, size } = by;
  return {
    metrics: [metric.name, ...(size === null ? [] : [size.name])],
    by: [dimension.name],
    where: [],
    order: isOrdered(dimension) ? [] : [{ by: sizeColumn(by), desc: true }],
    limit: mostGroups,
  };
}

/** Whether a dimension's values have an order of their own. */
export function isOrdered({ type }: Dimension): boolean {
  return type === 'date' || type === 'datetime' || type === 'number' || type === 'integer';
}
