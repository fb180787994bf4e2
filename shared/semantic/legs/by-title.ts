import { ident } from '../../engine/quote.ts';
import type { Bound } from '../expression/bound.ts';
import type { Additive, Definitions } from '../definitions/types.ts';
import { additiveSql } from '../measure.ts';
import type { Grouping, Question } from '../question.ts';
import {
  clustersColumn,
  errorColumn,
  groupBy,
  grouped,
  quotientSql,
  type LegColumn,
  type Selected,
} from './leg.ts';

/** The column of a fact's cluster in the legs. */
export const cluster = 'cluster_key';

/** Sums that are taken once each, however many metrics name them. */
export class Sums {
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

  get measures(): Selected[] {
    return [...this.#byText].map(([sql, { name, additive }]) => ({
      name,
      sql,
      reads: [additive.expr, additive.filter],
      merge: additive.agg,
    }));
  }
}

/** The rows of a fact added up by groups and titles. */
export function byTitle(
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

/** A column of a leg with its SQL. */
export interface SqlColumn extends LegColumn {
  readonly sql: string;
}

/** A column of a leg, from its SQL. */
export const column = (name: string, sql: string, { whole = false, counts = false } = {}): SqlColumn => ({
  name,
  whole,
  counts,
  sql: `${sql} AS ${ident(name)}`,
});

/** The n of a ratio: 0 where there is nothing. */
export const wholeSum = (name: string, sum: string, whole: boolean): SqlColumn =>
  column(name, whole ? `CAST(coalesce(${sum}, 0) AS BIGINT)` : `coalesce(${sum}, 0)`, {
    whole,
    counts: true,
  });

/** A ratio, its standard error and its number of titles, from a row per title that also holds the totals of its group. */
export function ratioSql(
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
