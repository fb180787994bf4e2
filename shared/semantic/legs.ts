import { ident } from '../engine/quote.ts';
import type { Bound } from './expression/bound.ts';
import { emitDuckdb } from './expression/duckdb.ts';
import type { Additive, Definitions, RatioMetric, SimpleMetric } from './definitions/types.ts';
import { fromSql } from './from.ts';
import { indented } from './layout.ts';
import { additiveSql, asAdditive, isCount, isWhole, names, simpleSql } from './measure.ts';
import { conditionsOf, type Grouping, type Question } from './question.ts';

/** A part of a query that gives some of its columns for every group. */
export interface Leg {
  /** Common table expressions, each `name AS (...)`. */
  readonly ctes: readonly string[];
  /** The SELECT that gives the groupings and then `columns`. */
  readonly select: string;
  readonly columns: readonly LegColumn[];
}

/** A column that a leg gives beside its groupings. */
interface LegColumn {
  readonly name: string;
  /** An integer; else a DOUBLE. */
  readonly whole: boolean;
  /** A count, which is 0 in a group that the leg does not have; anything else is null there. */
  readonly counts: boolean;
}

/** The columns beside a ratio in the SQL: its standard error, its number of titles, its n. */
export const errorColumn = (metric: string): string => `${metric}_se`;
export const clustersColumn = (metric: string): string => `${metric}_titles`;
export const nColumn = (metric: string): string => `${metric}_n`;

/** SELECT of expressions from the fact and what it reaches, by groups. */
function grouped(
  definitions: Definitions,
  question: Question,
  by: readonly { readonly name: string; readonly sql: string; readonly reads: Bound | null }[],
  measures: readonly {
    readonly name: string;
    readonly sql: string;
    readonly reads: readonly (Bound | null)[];
  }[],
  where: Bound | null,
): string {
  const reads = [...by.map((each) => each.reads), ...measures.flatMap((each) => each.reads), where];
  const lines = [...by, ...measures].map(({ name, sql }) => `  ${sql} AS ${ident(name)}`);
  return [
    `SELECT\n${lines.join(',\n')}`,
    fromSql(definitions, question.fact, reads),
    ...(where === null ? [] : [`WHERE ${emitDuckdb(where)}`]),
    ...(by.length === 0 ? [] : [`GROUP BY ${by.map((_, i) => String(i + 1)).join(', ')}`]),
  ].join('\n');
}

const groupBy = (by: readonly Grouping[]): { name: string; sql: string; reads: Bound }[] =>
  by.map(({ name, expr }) => ({ name, sql: emitDuckdb(expr), reads: expr }));

interface Measure extends LegColumn {
  readonly sql: string;
  readonly reads: readonly (Bound | null)[];
}

/** Metrics that one aggregation of the fact gives: simple ones, and quotients of sums whose interval needs no titles. */
export function directLeg(
  definitions: Definitions,
  question: Question,
  simple: readonly SimpleMetric[],
  quotients: readonly RatioMetric[],
): Leg {
  const measures = [...simple.map(simpleMeasure), ...quotients.flatMap(quotientMeasures)];
  return {
    ctes: [],
    select: grouped(definitions, question, groupBy(question.by), measures, conditionsOf(question)),
    columns: measures,
  };
}

function simpleMeasure(metric: SimpleMetric): Measure {
  const { name, valueType, agg, expr, filter } = metric;
  return {
    name,
    sql: simpleSql(metric),
    reads: [expr, filter],
    whole: valueType === 'integer',
    counts: isCount(agg),
  };
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

/** A quotient of DOUBLE, null where the divisor is 0. */
function quotientSql(dividend: string, divisor: string): string {
  return `CAST(${dividend} AS DOUBLE) / NULLIF(CAST(${divisor} AS DOUBLE), 0)`;
}

/** The column of a fact's cluster in the legs. */
const cluster = 'cluster_key';

/** Sums that are taken once each, however many metrics name them. */
class Sums {
  readonly #byText = new Map<string, { name: string; additive: Additive }>();

  /** The column that holds the sum. */
  add(additive: Additive): string {
    const text = additiveSql(additive);
    const known = this.#byText.get(text);
    if (known !== undefined) return known.name;
    const name = `s${this.#byText.size + 1}`;
    this.#byText.set(text, { name, additive });
    return name;
  }

  get measures(): { name: string; sql: string; reads: (Bound | null)[] }[] {
    return [...this.#byText].map(([sql, { name, additive }]) => ({
      name,
      sql,
      reads: [additive.expr, additive.filter],
    }));
  }
}

/** The rows of a fact added up by groups and titles. */
function byTitle(
  definitions: Definitions,
  question: Question,
  by: readonly Grouping[],
  sums: Sums,
  where: Bound | null,
): string {
  const { fact } = question;
  if (fact.cluster === null) throw new RangeError(`${fact.name} names no cluster, which ratios need.`);
  const titles = { name: cluster, sql: `${ident('fact')}.${ident(fact.cluster)}`, reads: null };
  return grouped(definitions, question, [...groupBy(by), titles], sums.measures, where);
}

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

interface SqlColumn extends LegColumn {
  readonly sql: string;
}

const column = (name: string, sql: string, { whole = false, counts = false } = {}): SqlColumn => ({
  name,
  whole,
  counts,
  sql: `${sql} AS ${ident(name)}`,
});

/** The n of a ratio: 0 where there is nothing. */
const wholeSum = (name: string, sum: string, whole: boolean): SqlColumn =>
  column(name, whole ? `CAST(coalesce(${sum}, 0) AS BIGINT)` : `coalesce(${sum}, 0)`, {
    whole,
    counts: true,
  });

function simpleTotal(metric: SimpleMetric, sum: string): SqlColumn {
  const total = `max(${ident(`${sum}_all`)})`;
  const whole = metric.valueType === 'integer';
  const counts = isCount(metric.agg);
  const value = counts ? `coalesce(${total}, 0)` : total;
  return column(metric.name, whole ? `CAST(${value} AS BIGINT)` : value, { whole, counts });
}

/** A ratio, its standard error and its number of titles, from a row per title that also holds the totals of its group. */
function ratioSql(
  name: string,
  all: string,
  wholeAll: string,
  part: string,
  whole: string,
  pick: 'max',
): SqlColumn[] {
  const [n, d, nAll, dAll] = [ident(part), ident(whole), ident(all), ident(wholeAll)];
  const titles = `count(*) FILTER (WHERE ${d} > 0)`;
  const change = `(${quotientSql(`coalesce(${nAll}, 0)`, dAll)} * ${d} - coalesce(${n}, 0)) / NULLIF(${dAll} - ${d}, 0)`;
  const squares = `sum(power(${change}, 2)) FILTER (WHERE ${d} > 0)`;
  return [
    column(name, quotientSql(`coalesce(${pick}(${nAll}), 0)`, `${pick}(${dAll})`)),
    column(
      errorColumn(name),
      `CASE WHEN ${titles} >= 2 THEN sqrt((${titles} - 1) * ${squares} / ${titles}) END`,
    ),
    column(clustersColumn(name), titles, { whole: true, counts: true }),
  ];
}

function selectGroups(groups: string, columns: readonly string[], from: string): string {
  const all = [...(groups === '' ? [] : [groups]), ...columns].map((each) => `  ${each}`);
  return `SELECT\n${all.join(',\n')}\n${from}${groups === '' ? '' : `\nGROUP BY ${groups}`}`;
}

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
    `JOIN ${whole} AS w ON ${same('w', 'g', otherNames)}`,
    `LEFT JOIN ${part} AS p ON ${same('p', 'g', groups)} AND p.${ident(cluster)} IS NOT DISTINCT FROM w.${ident(cluster)}`,
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

/** That two rows agree on columns, null with null. */
function same(left: string, right: string, columns: readonly string[]): string {
  if (columns.length === 0) return 'TRUE';
  return columns
    .map((each) => `${left}.${ident(each)} IS NOT DISTINCT FROM ${right}.${ident(each)}`)
    .join(' AND ');
}

function selectFrom(groups: readonly string[], columns: readonly string[], from: string): string {
  const qualifiedGroups = groups.map((each) => `g.${ident(each)}`);
  const named = groups.map((each) => `g.${ident(each)} AS ${ident(each)}`);
  const all = [...named, ...columns].map((each) => `  ${each}`);
  return `SELECT\n${all.join(',\n')}\n${from}${groups.length === 0 ? '' : `\nGROUP BY ${qualifiedGroups.join(', ')}`}`;
}
