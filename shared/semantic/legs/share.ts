import { ident } from '../../engine/quote.ts';
import type { Definitions, RatioMetric } from '../definitions/types.ts';
import { indented } from '../layout.ts';
import { isWhole, names } from '../measure.ts';
import { conditionsOf, type Question } from '../question.ts';
import { byTitle, cluster, ratioSql, Sums, wholeSum } from './by-title.ts';
import { nColumn, same, type Leg } from './leg.ts';

/**
 * Shares of a whole that leaves one dimension out (`per`): the whole is grouped by the others only, and filters on that
 * dimension hold for the part alone. Every title of the whole counts in the interval, also one without the part.
 */
export function shareLeg(
  definitions: Definitions,
  question: Question,
  per: string,
  metrics: readonly RatioMetric[],
): Leg {
  const { dialect } = question;
  const parts = new Sums();
  const wholes = new Sums();
  const pairs = metrics.map((metric) => ({
    metric,
    part: parts.add(metric.numerator),
    whole: wholes.add(metric.denominator),
    n: wholes.add(metric.n),
  }));
  const others = question.by.filter(({ name }) => name !== per);
  const groups = question.by.map(({ name }) => name);
  const [part, whole] = [`part_of_${per}`, `whole_of_${per}`];
  const groupList = names(groups);
  const over = (of: readonly string[]): string =>
    of.length === 0 ? 'OVER ()' : `OVER (PARTITION BY ${names(of)})`;
  const wholeTotals = wholes.measures.map(
    ({ name }) => `sum(${ident(name)}) ${over(others.map((each) => each.name))} AS ${ident(`w_${name}_all`)}`,
  );
  const wholeColumns = wholes.measures.map(({ name }) => `${ident(name)} AS ${ident(`w_${name}`)}`);
  const partTotals = parts.measures.map(({ name }) => `sum(${ident(name)}) AS ${ident(`${name}_all`)}`);
  const groupTotals = [...(groups.length === 0 ? [] : [groupList]), ...partTotals].join(', ');
  const otherNames = others.map((each) => each.name);
  const columns = pairs.flatMap(({ metric, part: p, whole: w, n }) => [
    ...ratioSql(metric.name, `${p}_all`, `w_${w}_all`, p, `w_${w}`, 'max'),
    wholeSum(nColumn(metric.name), `max(${ident(`w_${n}_all`)})`, isWhole(metric.n)),
  ]);
  const joined = [
    `FROM ${part}_groups AS g`,
    `JOIN ${whole} AS w ON ${same('w', 'g', otherNames, dialect)}`,
    `LEFT JOIN ${part} AS p ON ${same('p', 'g', groups, dialect)} AND ${same('p', 'w', [cluster], dialect)}`,
  ];
  const partSql = byTitle(definitions, question, question.by, parts, conditionsOf(question));
  const wholeSql = byTitle(definitions, question, others, wholes, conditionsOf(question, per));
  const wholeSelect = [
    ...otherNames.map((each) => ident(each)),
    ident(cluster),
    ...wholeColumns,
    ...wholeTotals,
  ];
  return {
    ctes: [
      `${part} AS (\n${indented(partSql)}\n)`,
      `${part}_groups AS (\n  SELECT ${groupTotals} FROM ${part}${groups.length === 0 ? '' : ` GROUP BY ${groupList}`}\n)`,
      `${whole} AS (\n  SELECT ${wholeSelect.join(', ')}\n  FROM (\n${indented(indented(wholeSql))}\n  ) AS by_title\n)`,
    ],
    select: selectFrom(
      groups,
      columns.map((each) => each.sql),
      joined.join('\n'),
    ),
    columns,
  };
}

function selectFrom(groups: readonly string[], columns: readonly string[], from: string): string {
  const qualifiedGroups = groups.map((each) => `g.${ident(each)}`);
  const named = groups.map((each) => `g.${ident(each)} AS ${ident(each)}`);
  const all = [...named, ...columns].map((each) => `  ${each}`);
  return `SELECT\n${all.join(',\n')}\n${from}${groups.length === 0 ? '' : `\nGROUP BY ${qualifiedGroups.join(', ')}`}`;
}
