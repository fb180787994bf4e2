import { ident } from '../engine/quote.ts';
import { columnsOf, type Bound } from './expression/bound.ts';
import { alias } from './expression/duckdb.ts';
import type { Definitions, Model } from './definitions/types.ts';

/** The join under which a fact has what comes from its many side (`bridge.ts`); no relationship can be called so. */
export const bridgeJoin = '(bridge)';

/**
 * FROM with the fact and every model that the expressions reach, each joined once, many-to-one.
 * @param rows what stands for the fact, where it is not the whole table: a query in parentheses with the columns by which it is joined
 */
export function fromSql(
  definitions: Definitions,
  fact: Model,
  expressions: readonly (Bound | null)[],
  rows: string | null = null,
): string {
  const ways = new Map<string, readonly string[]>();
  const columns = expressions.flatMap((each) => (each === null ? [] : columnsOf(each)));
  for (const { joins } of columns.filter((each) => each.joins[0] !== bridgeJoin))
    for (let length = 1; length <= joins.length; length += 1) {
      const way = joins.slice(0, length);
      ways.set(alias(way), way);
    }
  const joined = [...ways.values()].map((way) => joinSql(definitions, fact, way));
  return [`FROM ${rows ?? tableOf(fact)} AS ${ident(alias([]))}`, ...joined].join('\n');
}

function joinSql(definitions: Definitions, fact: Model, way: readonly string[]): string {
  let model: Model | undefined = fact;
  for (const step of way.slice(0, -1))
    model = definitions.models.get(model?.relationships.get(step)?.to ?? '');
  const relationship = model?.relationships.get(way.at(-1) ?? '');
  const target = definitions.models.get(relationship?.to ?? '');
  if (relationship === undefined || target === undefined)
    throw new RangeError(`No relationship ${way.join('.')} leads away from ${fact.name}.`);
  const from = ident(alias(way.slice(0, -1)));
  const to = ident(alias(way));
  const on = relationship.columns.map((pair) => `${to}.${ident(pair.to)} = ${from}.${ident(pair.from)}`);
  return `LEFT JOIN ${tableOf(target)} AS ${to} ON ${on.join(' AND ')}`;
}

/** The table that a model is kept in. */
export function tableOf({ schema, name }: Pick<Model, 'schema' | 'name'>): string {
  return [...schema.split('.'), name].map(ident).join('.');
}
