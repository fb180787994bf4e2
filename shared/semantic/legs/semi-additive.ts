import { ident } from '../../engine/quote.ts';
import type { Bound } from '../expression/bound.ts';
import { emitDuckdb } from '../expression/duckdb.ts';
import type { Definitions, SimpleMetric } from '../definitions/types.ts';
import { indented } from '../layout.ts';
import { isCount, names, simpleSql } from '../measure.ts';
import { conditionsOf, type Question } from '../question.ts';
import { groupBy, grouped, type Leg } from './leg.ts';

const value = 'kept_value';
const date = 'kept_date';
const end = 'kept_end';

/**
 * A metric that does not add up over time, such as capacity: of the rows that the filters keep, only those of the last (or first) date
 * of each group count. Rows without a date never do.
 */
export function semiAdditiveLeg(definitions: Definitions, question: Question, metric: SimpleMetric): Leg {
  const { take, over } = metric.semiAdditive ?? { take: 'last', over: '' };
  const dated = definitions.dimensions.get(over)?.on.get(question.fact.name);
  if (dated === undefined) throw new RangeError(`${over} does not reach ${question.fact.name}.`);
  const counted = onlyWhere(dated, metric.filter);
  const groups = question.by.map(({ name }) => name);
  const columns = [
    ...groupBy(question.by).map(({ name, sql, reads }) => ({ name, sql, reads: [reads] })),
    ...(metric.expr === null ? [] : [{ name: value, sql: emitDuckdb(metric.expr), reads: [metric.expr] }]),
    { name: date, sql: emitDuckdb(counted), reads: [counted] },
  ];
  const rows = grouped(definitions, question, [], columns, conditionsOf(question));
  const partition = groups.length === 0 ? '' : `PARTITION BY ${names(groups)}`;
  const ends = `${take === 'last' ? 'max' : 'min'}(${ident(date)}) OVER (${partition}) AS ${ident(end)}`;
  const expr: Bound | null =
    metric.expr === null
      ? null
      : { kind: 'column', type: metric.expr.type, joins: [], model: question.fact.name, column: value };
  const atEnd: Bound = {
    kind: 'compare',
    type: 'boolean',
    operator: '=',
    left: { kind: 'column', type: dated.type, joins: [], model: question.fact.name, column: date },
    right: { kind: 'column', type: dated.type, joins: [], model: question.fact.name, column: end },
  };
  const aggregate = simpleSql({ ...metric, expr, filter: atEnd }, question.dialect);
  const selected = [...groups.map((each) => ident(each)), `${aggregate} AS ${ident(metric.name)}`];
  const cte = `at_${take}_${metric.name}`;
  return {
    ctes: [`${ident(cte)} AS (\n  SELECT *, ${ends}\n  FROM (\n${indented(indented(rows))}\n  ) AS dated\n)`],
    select: [
      `SELECT ${selected.join(', ')}`,
      `FROM ${ident(cte)} AS fact`,
      ...(groups.length === 0 ? [] : [`GROUP BY ${names(groups)}`]),
    ].join('\n'),
    columns: [{ name: metric.name, whole: metric.valueType === 'integer', counts: isCount(metric.agg) }],
  };
}

/** A date, but only of the rows that count. */
function onlyWhere(date: Bound, filter: Bound | null): Bound {
  if (filter === null) return date;
  return { kind: 'case', type: date.type, branches: [{ when: filter, then: date }], otherwise: null };
}
