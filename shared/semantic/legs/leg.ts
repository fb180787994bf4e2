import { ident } from '../../engine/quote.ts';
import type { Bound } from '../expression/bound.ts';
import { emitDuckdb } from '../expression/duckdb.ts';
import type { Definitions } from '../definitions/types.ts';
import type { Dialect } from '../dialect.ts';
import { fromSql } from '../from.ts';
import type { Grouping, Question } from '../question.ts';

/** A part of a query that gives some of its columns for every group. */
export interface Leg {
  /** Common table expressions, each `name AS (...)`. */
  readonly ctes: readonly string[];
  /** The SELECT that gives the groupings and then `columns`. */
  readonly select: string;
  readonly columns: readonly LegColumn[];
}

/** A column that a leg gives beside its groupings. */
export interface LegColumn {
  readonly name: string;
  /** An integer; else a DOUBLE. */
  readonly whole: boolean;
  /** A count, which is 0 in a group that the leg does not have; anything else is null there. */
  readonly counts: boolean;
}

/** A column of a leg with its SQL and the expressions in it. */
export interface Measure extends LegColumn {
  readonly sql: string;
  readonly reads: readonly (Bound | null)[];
}

/** The columns beside a ratio in the SQL: its standard error, its number of titles, its n. */
export const errorColumn = (metric: string): string => `${metric}_se`;
export const clustersColumn = (metric: string): string => `${metric}_titles`;
export const nColumn = (metric: string): string => `${metric}_n`;

/** SELECT of expressions from the fact and what it reaches, by groups. */
export function grouped(
  definitions: Definitions,
  question: Pick<Question, 'fact'>,
  by: readonly { readonly name: string; readonly sql: string; readonly reads: Bound | null }[],
  measures: readonly Pick<Measure, 'name' | 'sql' | 'reads'>[],
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

/** Groupings as columns of a SELECT. */
export function groupBy(by: readonly Grouping[]): { name: string; sql: string; reads: Bound }[] {
  return by.map(({ name, expr }) => ({ name, sql: emitDuckdb(expr), reads: expr }));
}

/** A quotient of DOUBLE, null where the divisor is 0. */
export function quotientSql(dividend: string, divisor: string): string {
  return `CAST(${dividend} AS DOUBLE) / NULLIF(CAST(${divisor} AS DOUBLE), 0)`;
}

/** That two rows agree on columns, null with null. */
export function same(left: string, right: string, columns: readonly string[], dialect: Dialect): string {
  if (columns.length === 0) return 'TRUE';
  return columns
    .map((each) => dialect.alike(`${left}.${ident(each)}`, `${right}.${ident(each)}`))
    .join(' AND ');
}
