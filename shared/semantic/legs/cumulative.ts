import { ident, literal } from '../../engine/quote.ts';
import { queryMessages } from '../../errors/query.ts';
import { ProblemError } from '../../errors/problem.ts';
import { metricTime, type DateGrain } from '../date-grain.ts';
import { splitGrain, startOf } from '../dates.ts';
import type { Bound } from '../expression/bound.ts';
import { emitDuckdb } from '../expression/duckdb.ts';
import type { CumulativeMetric, Definitions } from '../definitions/types.ts';
import type { Dialect } from '../dialect.ts';
import { all, compared } from '../filter.ts';
import { indented } from '../layout.ts';
import { additiveSql, asAdditive, isCount, names } from '../measure.ts';
import { fitsPeriod, periodsOf } from '../periods.ts';
import type { Grouping, Question } from '../question.ts';
import { groupBy, grouped, same, type Leg } from './leg.ts';

const value = 'period_value';

/**
 * A sum that goes on over time: over the last periods, or since a longer period began. Every group has a row in each period that any
 * group has, from its first on, so that a period without rows of its own still shows what went before. A filter on the period keeps rows
 * of the result: what is added up may lie before it.
 */
export function cumulativeLeg(definitions: Definitions, question: Question, metric: CumulativeMetric): Leg {
  const period = periodOf(question, metric);
  const others = question.by.map(({ name }) => name).filter((name) => name !== period.name);
  const additive = asAdditive(metric.of);
  if (additive === null) throw new RangeError(`${metric.of.name} does not add up.`);
  const inputs = question.conditions.filter(({ dimension }) => dimension !== period.name);
  const kept = question.conditions.filter(({ dimension }) => dimension === period.name);
  const column: Bound = {
    kind: 'column',
    type: 'date',
    joins: [],
    model: question.fact.name,
    column: period.name,
  };
  const base = grouped(
    definitions,
    question,
    groupBy(question.by),
    [
      {
        name: value,
        sql: additiveSql(additive),
        reads: [additive.expr, additive.filter],
        merge: additive.agg,
      },
    ],
    all(inputs.map(({ on }) => on)),
  );
  const cte = (name: string): string => ident(`${name}_${metric.name}`);
  const p = ident(period.name);
  const conditions = [
    `${ident(metric.name)} IS NOT NULL`,
    ...kept.map(({ filter }) => emitDuckdb(compared(filter.filter.op, column, filter.values))),
  ];
  const shown = names([...others, period.name]);
  const sum = `sum(${ident(value)}) ${frame(metric, others, column)}`;
  const whole = metric.valueType === 'integer';
  return {
    ctes: [
      `${cte('by_period')} AS (\n${indented(base)}\n)`,
      `${cte('every_period')} AS (\n${indented(everyPeriod(cte('by_period'), others, p, question.dialect))}\n)`,
      `${cte('running')} AS (\n  SELECT ${shown}, ${whole ? `CAST(${sum} AS BIGINT)` : sum} AS ${ident(metric.name)}\n  FROM ${cte('every_period')} AS fact\n)`,
    ],
    select: [
      `SELECT ${[...question.by.map(({ name }) => ident(name)), ident(metric.name)].join(', ')}`,
      `FROM ${cte('running')} AS fact`,
      `WHERE ${conditions.join(' AND ')}`,
    ].join('\n'),
    columns: [{ name: metric.name, whole, counts: isCount(metric.of.agg) }],
  };
}

/** Every group in every period that there is. */
function everyPeriod(base: string, others: readonly string[], period: string, dialect: Dialect): string {
  const periods = `(SELECT DISTINCT ${period} FROM ${base} WHERE ${period} IS NOT NULL) AS p`;
  if (others.length === 0)
    return `SELECT p.${period}, b.${ident(value)}\nFROM ${periods}\nLEFT JOIN ${base} AS b ON b.${period} = p.${period}`;
  return [
    `SELECT ${names(others, 'g')}, p.${period}, b.${ident(value)}`,
    `FROM (SELECT DISTINCT ${names(others)} FROM ${base}) AS g`,
    `CROSS JOIN ${periods}`,
    `LEFT JOIN ${base} AS b ON ${same('b', 'g', others, dialect)} AND b.${period} = p.${period}`,
  ].join('\n');
}

/** The rows that are added up, those of one group up to this period. */
function frame({ over }: CumulativeMetric, others: readonly string[], period: Bound): string {
  const partition = others.map((each) => ident(each));
  const order = `ORDER BY ${emitDuckdb(period)}`;
  const by = (parts: readonly string[]): string =>
    parts.length === 0 ? '' : `PARTITION BY ${parts.join(', ')} `;
  if (over.kind === 'to_date')
    return `OVER (${by([...partition, emitDuckdb(startOf(over.grain, period))])}${order} ROWS UNBOUNDED PRECEDING)`;
  return `OVER (${by(partition)}${order} RANGE BETWEEN ${interval(over.count - 1, over.grain)} PRECEDING AND CURRENT ROW)`;
}

/** A span of whole periods in the units that every engine has. */
function interval(count: number, grain: DateGrain): string {
  const [unit, times] = (
    {
      day: ['DAY', 1],
      week: ['DAY', 7],
      month: ['MONTH', 1],
      quarter: ['MONTH', 3],
      year: ['MONTH', 12],
    } as const
  )[grain];
  return `INTERVAL ${literal(String(count * times))} ${unit}`;
}

/** The grouping by the metric's date that it goes on over. @throws ProblemError where the query has none that fits, or several */
function periodOf(question: Question, metric: CumulativeMetric): Grouping {
  const found = question.by.filter(({ name }) => {
    const { dimension, grain } = splitGrain(name);
    return (
      grain !== null && fitsPeriod(metric, grain) && (dimension === metric.date || dimension === metricTime)
    );
  });
  const [only, second] = found;
  if (only !== undefined && second === undefined) return only;
  throw new ProblemError([queryMessages.needsPeriod({ metric: metric.name, known: periodsOf(metric) })]);
}
