import { ident } from '../../engine/quote.ts';
import type { Bound } from '../expression/bound.ts';
import { emitDuckdb } from '../expression/duckdb.ts';
import type { Definitions } from '../definitions/types.ts';
import type { Bridge } from '../bridge.ts';
import { fromSql } from '../from.ts';
import { indented } from '../layout.ts';
import { names } from '../measure.ts';
import { conditionsOf, type Question } from '../question.ts';
import { groupBy, grouped, type Leg, type Measure } from './leg.ts';

/**
 * Measures of a fact by groupings of a model on its many side: each row of the fact counts once in every group that the other model puts
 * it in. So the other model gives the distinct pairs of group and key first, and the fact is joined to those.
 */
export function bridgedLeg(
  definitions: Definitions,
  question: Question,
  bridge: Bridge,
  measures: readonly Measure[],
): Leg {
  const { fact } = question;
  const groups = question.by.map(({ name }) => name);
  const keys = fact.primaryKey.map((column, i) => {
    const bound: Bound = {
      kind: 'column',
      type: fact.columns.get(column)?.type ?? 'string',
      joins: bridge.way,
      model: fact.name,
      column,
    };
    return { name: `bridge_key_${i + 1}`, sql: emitDuckdb(bound), reads: bound, column };
  });
  const pairs = grouped(
    definitions,
    { fact: bridge.model },
    [...groupBy(question.by), ...keys],
    [],
    bridge.where,
  );
  const where = conditionsOf(question);
  const on = keys.map(({ name, column }) => `bridge.${ident(name)} = fact.${ident(column)}`);
  const selected = [
    ...groups.map((each) => `bridge.${ident(each)} AS ${ident(each)}`),
    ...measures.map(({ name, sql }) => `${sql} AS ${ident(name)}`),
  ];
  return {
    ctes: [`bridge AS (\n${indented(pairs)}\n)`],
    select: [
      `SELECT\n  ${selected.join(',\n  ')}`,
      fromSql(definitions, fact, [...measures.flatMap(({ reads }) => reads), where]),
      `JOIN bridge ON ${on.join(' AND ')}`,
      ...(where === null ? [] : [`WHERE ${emitDuckdb(where)}`]),
      ...(groups.length === 0 ? [] : [`GROUP BY ${names(groups, 'bridge')}`]),
    ].join('\n'),
    columns: measures,
  };
}
