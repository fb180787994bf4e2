import { ident } from '../../engine/quote.ts';
import type { Definitions, RatioMetric, SimpleMetric } from '../definitions/types.ts';
import { indented } from '../layout.ts';
import { asAdditive, isCount, isWhole, names } from '../measure.ts';
import { conditionsOf, type Question } from '../question.ts';
import { byTitle, column, ratioSql, Sums, wholeSum, type SqlColumn } from './by-title.ts';
import { nColumn, type Leg } from './leg.ts';

/**
 * Ratios of sums with what their intervals need, and simple sums beside them, from one pass over the fact.
 * The standard error leaves one title c out at a time (CV3): with r = N / D over C titles that have a denominator,
 * se^2 = (C - 1) / C * sum over c of (r_without_c - r)^2, where r_without_c - r = (r d_c - n_c) / (D - d_c).
 */
export function ratioLeg(
  definitions: Definitions,
  question: Question,
  ratios: readonly RatioMetric[],
  simple: readonly SimpleMetric[],
): Leg {
  const sums = new Sums();
  const parts = ratios.map((metric) => ({
    metric,
    numerator: sums.add(metric.numerator),
    denominator: sums.add(metric.denominator),
    n: sums.add(metric.n),
  }));
  const plain = simple.flatMap((metric) => {
    const additive = asAdditive(metric);
    return additive === null ? [] : [{ metric, sum: sums.add(additive) }];
  });
  const groups = names(question.by.map(({ name }) => name));
  const over = groups === '' ? 'OVER ()' : `OVER (PARTITION BY ${groups})`;
  const totals = sums.measures.map(({ name }) => `  sum(${ident(name)}) ${over} AS ${ident(`${name}_all`)}`);
  const columns = [
    ...plain.map(({ metric, sum }) => simpleTotal(metric, sum)),
    ...parts.flatMap(({ metric, numerator, denominator, n }) => [
      ...ratioSql(metric.name, `${numerator}_all`, `${denominator}_all`, numerator, denominator, 'max'),
      wholeSum(nColumn(metric.name), `max(${ident(`${n}_all`)})`, isWhole(metric.n)),
    ]),
  ];
  return {
    ctes: [
      `by_title AS (\n${indented(byTitle(definitions, question, question.by, sums, conditionsOf(question)))}\n)`,
      `with_totals AS (\n  SELECT *,\n${indented(totals.join(',\n'))}\n  FROM by_title\n)`,
    ],
    select: selectGroups(
      groups,
      columns.map((column) => column.sql),
      'FROM with_totals',
    ),
    columns,
  };
}

function simpleTotal(metric: SimpleMetric, sum: string): SqlColumn {
  const total = `max(${ident(`${sum}_all`)})`;
  const whole = metric.valueType === 'integer';
  const counts = isCount(metric.agg);
  const value = counts ? `coalesce(${total}, 0)` : total;
  return column(metric.name, whole ? `CAST(${value} AS BIGINT)` : value, { whole, counts });
}

function selectGroups(groups: string, columns: readonly string[], from: string): string {
  const all = [...(groups === '' ? [] : [groups]), ...columns].map((each) => `  ${each}`);
  return `SELECT\n${all.join(',\n')}\n${from}${groups === '' ? '' : `\nGROUP BY ${groups}`}`;
}
