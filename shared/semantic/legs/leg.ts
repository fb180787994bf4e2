import { ident } from '../../engine/quote.ts';
import type { Bound } from '../expression/bound.ts';
import { emitDuckdb } from '../expression/duckdb.ts';
import type { Definitions } from '../definitions/types.ts';
import type { Dialect } from '../dialect.ts';
import { bridgeSql } from '../bridge.ts';
import { fromSql } from '../from.ts';
import type { Grouping, Question } from '../question.ts';
import { groupByPlaces, groupedEarly, type Merge } from './eager.ts';

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

/** What a SELECT over a fact groups by. */
export interface By {
  readonly name: string;
  readonly sql: string;
  readonly reads: Bound | null;
}

/** What a SELECT over a fact gives. */
export interface Selected {
  readonly name: string;
  readonly sql: string;
  /** The expressions in it. */
  readonly reads: readonly (Bound | null)[];
  /** How the parts of an aggregate make the whole, where they do. */
  readonly merge?: Merge;
}

/** A column of a leg with its SQL. */
export type Measure = LegColumn & Selected;

/** The columns beside a ratio in the SQL: its standard error, its number of titles, its n. */
export const errorColumn = (metric: string): string => `${metric}_se`;
/** The column that holds how many titles a metric's interval leaves out one at a time. */
export const clustersColumn = (metric: string): string => `${metric}_titles`;
/** The column that holds the n of a metric. */
export const nColumn = (metric: string): string => `${metric}_n`;

/** SELECT of expressions from the fact and what it reaches, by groups. */
export function grouped(
  definitions: Definitions,
  { fact, bridge }: Pick<Question, 'fact' | 'bridge'>,
  by: readonly By[],
  measures: readonly Selected[],
  where: Bound | null,
): string {
  const early = bridge === null ? groupedEarly(definitions, fact, by, measures, where) : null;
  if (early !== null) return early;
  const reads = [...by.map((each) => each.reads), ...measures.flatMap((each) => each.reads), where];
  const lines = [...by, ...measures].map(({ name, sql }) => `  ${sql} AS ${ident(name)}`);
  return [
    `SELECT\n${lines.join(',\n')}`,
    fromSql(definitions, fact, reads),
    ...(bridge === null ? [] : [bridgeSql(definitions, fact, bridge)]),
    ...(where === null ? [] : [`WHERE ${emitDuckdb(where)}`]),
    ...groupByPlaces(by.length),
  ].join('\n');
}

/** Groupings as columns of a SELECT. */
export function groupBy(by: readonly Grouping[]): By[] {
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
