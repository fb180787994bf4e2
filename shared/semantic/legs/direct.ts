import type { Bound } from '../expression/bound.ts';
import type { Additive, Definitions, RatioMetric, SimpleMetric } from '../definitions/types.ts';
import type { Dialect } from '../dialect.ts';
import { additiveSql, isCount, isWhole, simpleSql } from '../measure.ts';
import { conditionsOf, type Question } from '../question.ts';
import type { Merge } from './eager.ts';
import { groupBy, grouped, nColumn, quotientSql, type Leg, type Measure } from './leg.ts';

/** Metrics that one aggregation of the fact gives: simple ones, and quotients of sums whose interval needs no titles. */
export function directLeg(
  definitions: Definitions,
  question: Question,
  simple: readonly SimpleMetric[],
  quotients: readonly RatioMetric[],
): Leg {
  const measures = [
    ...simple.map((metric) => simpleMeasure(metric, question.dialect)),
    ...quotients.flatMap(quotientMeasures),
  ];
  return {
    ctes: [],
    select: grouped(definitions, question, groupBy(question.by), measures, conditionsOf(question)),
    columns: measures,
  };
}

function simpleMeasure(metric: SimpleMetric, dialect: Dialect): Measure {
  const { name, valueType, agg, expr, filter } = metric;
  return {
    name,
    sql: simpleSql(metric, dialect),
    reads: [expr, filter],
    whole: valueType === 'integer',
    counts: isCount(agg),
    ...mergeOf(metric),
  };
}

/** How the parts of a simple metric make the whole; nothing for one that must see every row. */
function mergeOf({ agg, valueType }: SimpleMetric): { merge?: Merge } {
  switch (agg) {
    case 'count':
    case 'min':
    case 'max':
      return { merge: agg };
    case 'sum':
      return { merge: valueType === 'integer' ? 'whole_sum' : 'sum' };
    case 'avg':
    case 'count_distinct':
    case 'median':
    case 'quantile':
    case 'stddev':
      return {};
  }
}

/** A quotient of two sums of the same group, and its n. */
function quotientMeasures({ name, numerator, denominator, n }: RatioMetric): Measure[] {
  const reads = ({ expr, filter }: Additive): (Bound | null)[] => [expr, filter];
  const whole = isWhole(n);
  return [
    {
      name,
      sql: quotientSql(`coalesce(${additiveSql(numerator)}, 0)`, additiveSql(denominator)),
      reads: [...reads(numerator), ...reads(denominator)],
      whole: false,
      counts: false,
    },
    {
      name: nColumn(name),
      sql: whole ? `CAST(coalesce(${additiveSql(n)}, 0) AS BIGINT)` : `coalesce(${additiveSql(n)}, 0)`,
      reads: reads(n),
      whole,
      counts: true,
    },
  ];
}
