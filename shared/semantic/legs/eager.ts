import { ident } from '../../engine/quote.ts';
import { columnsOf, type Bound } from '../expression/bound.ts';
import { emitDuckdb } from '../expression/duckdb.ts';
import type { Definitions, Model } from '../definitions/types.ts';
import { all } from '../filter.ts';
import { fromSql } from '../from.ts';
import { indented } from '../layout.ts';
import type { By, Selected } from './leg.ts';

/** How the parts of an aggregate make the whole. */
export type Merge = 'sum' | 'whole_sum' | 'count' | 'min' | 'max';

/**
 * The same as grouping the joined rows, but the fact is added up first, by its own groupings and by the keys with which it reaches the
 * others, and only what is left is joined: a few thousand titles instead of millions of rows.
 * @returns null where that can't be, or where the keys are as many as the rows: then the rows are joined
 */
export function groupedEarly(
  definitions: Definitions,
  fact: Model,
  by: readonly By[],
  measures: readonly Selected[],
  where: Bound | null,
): string | null {
  const conditions = conjuncts(where);
  const sides = [...by.map(({ reads }) => sideOf(reads)), ...conditions.map(sideOf)];
  const isOwn = measures.every(({ merge, reads }) => merge !== undefined && reads.every(isNear));
  if (!isOwn || sides.includes('both') || !sides.includes('far')) return null;
  const near = by.filter(({ reads }) => isNear(reads));
  const far = [...by.map(({ reads }) => reads), ...conditions].filter((each) => !isNear(each));
  const keys = keysOf(fact, far);
  const names = [...near, ...measures].map(({ name }) => name).concat(keys ?? []);
  if (keys === null || new Set(names).size < names.length) return null;
  const kept = all(conditions.filter(isNear));
  const early = [
    ...near.map(({ name, sql }) => `  ${sql} AS ${ident(name)}`),
    ...keys.map((key) => `  ${ident('fact')}.${ident(key)} AS ${ident(key)}`),
    ...measures.map(({ name, sql }) => `  ${sql} AS ${ident(name)}`),
  ];
  const summed = [
    `SELECT\n${early.join(',\n')}`,
    fromSql(definitions, fact, []),
    ...(kept === null ? [] : [`WHERE ${emitDuckdb(kept)}`]),
    ...groupByPlaces(near.length + keys.length),
  ].join('\n');
  const late = [
    ...by.map(({ name, sql, reads }) => `  ${isNear(reads) ? column(name) : sql} AS ${ident(name)}`),
    ...measures.map(({ name, merge = 'sum' }) => `  ${merged(merge, column(name))} AS ${ident(name)}`),
  ];
  const looked = all(conditions.filter((each) => !isNear(each)));
  return [
    `SELECT\n${late.join(',\n')}`,
    fromSql(definitions, fact, far, `(\n${indented(summed)}\n)`),
    ...(looked === null ? [] : [`WHERE ${emitDuckdb(looked)}`]),
    ...groupByPlaces(by.length),
  ].join('\n');
}

/** GROUP BY the first columns of a SELECT. */
export function groupByPlaces(count: number): string[] {
  return count === 0 ? [] : [`GROUP BY ${Array.from({ length: count }, (_, i) => String(i + 1)).join(', ')}`];
}

const column = (name: string): string => `${ident('fact')}.${ident(name)}`;

function merged(merge: Merge, part: string): string {
  switch (merge) {
    case 'sum':
      return `sum(${part})`;
    case 'whole_sum':
      return `CAST(sum(${part}) AS BIGINT)`;
    case 'count':
      return `CAST(coalesce(sum(${part}), 0) AS BIGINT)`;
    case 'min':
    case 'max':
      return `${merge}(${part})`;
  }
}

/** Where an expression takes its columns from: the fact, the models that it reaches, or both. */
function sideOf(expression: Bound | null): 'near' | 'far' | 'both' {
  const joined = expression === null ? [] : columnsOf(expression).map(({ joins }) => joins.length > 0);
  if (joined.every((each) => !each)) return 'near';
  return joined.every((each) => each) ? 'far' : 'both';
}

function isNear(expression: Bound | null): boolean {
  return sideOf(expression) === 'near';
}

/** The columns of the fact that lead to what expressions reach; null where they tell its rows apart, so that nothing is added up. */
function keysOf(fact: Model, expressions: readonly (Bound | null)[]): string[] | null {
  const roles = expressions.flatMap((each) =>
    each === null ? [] : columnsOf(each).flatMap(({ joins }) => joins[0] ?? []),
  );
  const keys = [...new Set(roles)].flatMap((role) =>
    (fact.relationships.get(role)?.columns ?? []).map(({ from }) => from),
  );
  return fact.primaryKey.every((each) => keys.includes(each)) ? null : [...new Set(keys)];
}

/** The conditions that hold together, each by itself. */
function conjuncts(condition: Bound | null): Bound[] {
  if (condition === null) return [];
  return condition.kind === 'and'
    ? [...conjuncts(condition.left), ...conjuncts(condition.right)]
    : [condition];
}
