import { compile } from '../../../shared/semantic/compile.ts';
import type { Definitions, Dimension, Metric } from '../../../shared/semantic/definitions.ts';
import type { FactMetric } from '../../../shared/semantic/definitions/types.ts';
import type { Bound } from '../../../shared/semantic/expression/bound.ts';
import { emitDuckdb } from '../../../shared/semantic/expression/duckdb.ts';
import { inputsOf } from '../../../shared/semantic/question.ts';
import { filterDimension } from '../../../shared/workspace/reach.ts';
import { semanticQuerySchema, type SemanticQuery } from '../../../shared/semantic/query.ts';

/** Values of a dimension that are asked for at most. */
const mostGroups = 500;

/** What a metric can be grouped by: a dimension, or the periods of a date. */
export interface Grouping {
  /** As a query has it: `language`, `week__month`. */
  readonly name: string;
  readonly label: string;
  readonly dimension: Dimension;
}

/** All that a metric can be grouped by, in the order of the definitions. What goes on over time goes by periods of its own date alone. */
export function groupingsOf(definitions: Definitions, metric: Metric): Grouping[] {
  const all = [...definitions.dimensions.values()].flatMap((dimension): Grouping[] => {
    const { name, label, type } = dimension;
    const periods = type === 'date' ? periodGrains : [];
    return [
      { name, label, dimension },
      ...periods.map((grain) => ({
        name: `${name}__${grain}`,
        label: `${grain.charAt(0).toUpperCase()}${grain.slice(1)} of ${label.toLowerCase()}`,
        dimension,
      })),
    ];
  });
  return all.filter(({ name }) => compile(definitions, questionOf(metric, name)).ok);
}

const periodGrains = ['month', 'quarter', 'year'] as const;

/** A metric by what it is grouped by: what is asked. */
export interface MetricBy {
  readonly metric: Metric;
  readonly grouping: Grouping;
  /** Whether an answer has a column `m_n`, how much stands behind each value. */
  readonly hasN: boolean;
  /** Whether an answer has columns `m_low` and `m_high`. */
  readonly hasInterval: boolean;
  /** The metric that says how much stands behind a value that has no n of its own; null where there is none, or it is that itself. */
  readonly size: Metric | null;
}

/** A metric by what it is grouped by, with what an answer to it has. */
export function metricBy(definitions: Definitions, metric: Metric, grouping: Grouping): MetricBy {
  const plan = compile(definitions, questionOf(metric, grouping.name));
  const roles = plan.ok ? plan.value.columns.map(({ role }) => role) : [];
  const hasN = roles.includes('n');
  const size = hasN || metric.format === 'count' ? null : sizeOf(definitions, metric);
  return { metric, grouping, hasN, hasInterval: roles.includes('low'), size };
}

/**
 * What counts the rows behind a metric: the first count of just those, else of those and of such as the metric leaves out because it knows
 * nothing of them. Drafts are nobody's figures yet. Null where none counts them.
 */
function sizeOf({ metrics }: Definitions, metric: Metric): Metric | null {
  const [input, ...others] = inputsOf(metric);
  if (input === undefined || others.length > 0) return null;
  const counts = [...metrics.values()].flatMap((each) =>
    each.type === 'simple' && each.format === 'count' && each.status !== 'draft' && adds.has(each.agg)
      ? [each]
      : [],
  );
  const counting = (rows: string | null) => counts.find((each) => rows !== null && rowsBehind(each) === rows);
  return counting(rowsBehind(input)) ?? counting(rowsBehind(input, false)) ?? null;
}

/** The aggregates that a count may be. */
const adds: ReadonlySet<string> = new Set(['count', 'sum']);

/**
 * The rows of a fact that a simple metric is computed from, by their conditions: alike where the rows are. Null for any other metric.
 * @param isKnown whether those are left out of which nothing is known: a median leaves them out, and to a sum they add nothing
 */
function rowsBehind(
  metric: FactMetric,
  isKnown = metric.type !== 'simple' || metric.agg !== 'sum',
): string | null {
  if (metric.type !== 'simple' || metric.semiAdditive !== null) return null;
  const { model, expr, filter } = metric;
  const known: readonly Bound[] =
    expr === null || !isKnown ? [] : [{ kind: 'is_null', type: 'boolean', operand: expr, negated: true }];
  const conditions = [...conditionsIn(filter), ...known].map((each) => emitDuckdb(each)).sort();
  return JSON.stringify([model, conditions]);
}

/** What is ANDed in a filter. */
function conditionsIn(filter: Bound | null): readonly Bound[] {
  if (filter === null) return [];
  return filter.kind === 'and' ? [filter.left, filter.right].flatMap(conditionsIn) : [filter];
}

/** Whether an answer says how much stands behind each value. */
export function hasSize({ hasN, size }: MetricBy): boolean {
  return hasN || size !== null;
}

/** The column that says how much stands behind each value. */
export function sizeColumn({ metric, hasN, size }: MetricBy): string {
  return hasN ? `${metric.name}_n` : (size ?? metric).name;
}

/** The values of a metric by a dimension, those with the most behind them first; periods and bins in their order. */
export function metricByQuery(by: MetricBy): SemanticQuery {
  const { metric, grouping, size } = by;
  const question = questionOf(metric, grouping.name);
  return {
    ...question,
    by: [...question.by, ...namesOf(grouping)],
    metrics: [metric.name, ...(size === null ? [] : [size.name])],
    order: isOrdered(grouping.dimension) ? [] : [{ by: sizeColumn(by), desc: true }],
    limit: mostGroups,
  };
}

/** What names the values of a grouping that are ids, beside them; nothing where they are names. */
function namesOf({ name }: Grouping): readonly string[] {
  const namedBy = filterDimension(name)?.namedBy;
  return namedBy === undefined ? [] : [namedBy];
}

function questionOf({ name }: Metric, by: string): SemanticQuery {
  return semanticQuerySchema.parse({ metrics: [name], by: [by] });
}

/** Whether a dimension's values have an order of their own. */
export function isOrdered({ type }: Dimension): boolean {
  return type === 'date' || type === 'datetime' || type === 'number' || type === 'integer';
}
