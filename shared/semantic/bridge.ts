import { ident } from '../engine/quote.ts';
import { queryMessages } from '../errors/query.ts';
import { ProblemError } from '../errors/problem.ts';
import type { Definitions, Dimension, Model } from './definitions/types.ts';
import type { Bound } from './expression/bound.ts';
import { alias, emitDuckdb } from './expression/duckdb.ts';
import { bridgeJoin, fromSql } from './from.ts';
import { indented } from './layout.ts';

/** A way to a fact from its many side: a model whose rows lead to it, many to one. */
interface Way {
  readonly model: Model;
  /** The relationships that lead from the model to the fact. */
  readonly way: readonly string[];
}

/**
 * What a fact gets from a model on its many side: dimensions and filters that it has not itself. Each of its rows counts once in every
 * group to which rows of the model put it.
 */
export interface Bridge extends Way {
  readonly by: readonly { readonly name: string; readonly expr: Bound }[];
  readonly where: Bound | null;
}

/** The one model through which dimensions come to a fact, or why there is none. */
export interface FoundWay {
  readonly found: Way | null;
  /** A sentence that names the ways, where there are several. */
  readonly ambiguous: string | null;
}

/**
 * The model on the many side of a fact through which dimensions come that are not the fact's own. Dimensions to group by must come;
 * filters come with them, and by themselves where there is one way for all that can.
 * @throws ProblemError where a dimension to group by can't come, or by more than one way
 */
export function wayTo(
  definitions: Definitions,
  fact: Model,
  far: { readonly by: readonly Dimension[]; readonly filters: readonly Dimension[] },
): FoundWay {
  const coming = far.filters.filter((each) => waysOver(definitions, fact, [each]).length > 0);
  const wanted = far.by.length > 0 ? far.by : coming;
  const [first] = wanted;
  if (first === undefined) return { found: null, ambiguous: null };
  const ways = waysOver(definitions, fact, wanted);
  const [found = null] = ways;
  if (found !== null && ways.length === 1) return { found, ambiguous: null };
  const words = ways.map(({ model, way }) => [model.name, ...way].join('.'));
  if (far.by.length === 0) return { found: null, ambiguous: apart(wanted, fact, words) };
  if (words.length > 0)
    throw new ProblemError([
      queryMessages.ambiguousWay({ dimension: first.name, fact: fact.counts, ways: words }),
    ]);
  const known = [...definitions.dimensions.values()].filter(({ on }) => on.has(fact.name));
  throw new ProblemError([
    queryMessages.dimensionUnreachable({
      dimension: first.name,
      reason: whyNotReached(first, fact),
      known: known.map(({ name }) => name),
    }),
  ]);
}

/** Why filters that could come to a fact do not come together. */
function apart(filters: readonly Dimension[], { counts }: Model, ways: readonly string[]): string {
  const labels = filters.map(({ label }) => label).join(' and ');
  return ways.length === 0
    ? `${labels} come to ${counts} from different sides, and not together.`
    : `There is more than one way from ${labels} to ${counts}: ${ways.join(', ')}.`;
}

/** Why a dimension does not reach a fact, in a sentence. */
export function whyNotReached({ label, describes }: Dimension, { counts }: Model): string {
  return `${label} describes ${describes}; it does not reach ${counts}.`;
}

/** The models that have all of some dimensions and lead to the fact, each by its shortest ways. */
function waysOver(definitions: Definitions, fact: Model, dimensions: readonly Dimension[]): Way[] {
  return [...definitions.models.values()]
    .filter(({ name }) => name !== fact.name && dimensions.every(({ on }) => on.has(name)))
    .flatMap((model) => shortestWays(definitions, model, fact.name).map((way) => ({ model, way })));
}

/** The ways with the fewest steps: a relationship of a model's own says more of it than one that goes through another model. */
function shortestWays({ models }: Definitions, from: Model, to: string): (readonly string[])[] {
  const seen = new Set([from.name]);
  let reached: { readonly at: Model; readonly way: readonly string[] }[] = [{ at: from, way: [] }];
  while (reached.length > 0) {
    const next = reached.flatMap(({ at, way }) =>
      [...at.relationships.values()].flatMap((relationship) => {
        const model = models.get(relationship.to);
        return model === undefined || seen.has(model.name)
          ? []
          : [{ at: model, way: [...way, relationship.name] }];
      }),
    );
    const found = next.filter(({ at }) => at.name === to);
    if (found.length > 0) return found.map(({ way }) => way);
    for (const { at } of next) seen.add(at.name);
    reached = next;
  }
  return [];
}

/** A dimension of the many side, where the fact stands. */
export function bridgeColumn({ model }: Way, { name, type }: Dimension): Bound {
  return { kind: 'column', type, joins: [bridgeJoin], model: model.name, column: name };
}

/**
 * JOIN that gives a fact what it gets from its many side: every pair of a key of the fact and values of the dimensions, each once, so that
 * no row of the fact is counted twice in a group.
 */
export function bridgeSql(definitions: Definitions, fact: Model, bridge: Bridge): string {
  const keys = keysOf(definitions, bridge);
  const lines = [
    ...bridge.by.map(({ name, expr }) => `  ${emitDuckdb(expr)} AS ${ident(name)}`),
    ...keys.map(({ expr, name }) => `  ${emitDuckdb(expr)} AS ${ident(name)}`),
  ];
  const reads = [...bridge.by.map(({ expr }) => expr), ...keys.map(({ expr }) => expr), bridge.where];
  const pairs = [
    `SELECT DISTINCT\n${lines.join(',\n')}`,
    fromSql(definitions, bridge.model, reads),
    ...(bridge.where === null ? [] : [`WHERE ${emitDuckdb(bridge.where)}`]),
  ].join('\n');
  const at = ident(alias([bridgeJoin]));
  const on = keys.map(({ name, key }) => `${at}.${ident(name)} = ${ident(alias([]))}.${ident(key)}`);
  return `JOIN (\n${indented(pairs)}\n) AS ${at} ON ${on.join(' AND ')}`;
}

interface Key {
  /** The column of the fact's key. */
  readonly key: string;
  /** Its value over the model: the column by which the last relationship leads to the fact. */
  readonly expr: Bound;
  readonly name: string;
}

function keysOf({ models }: Definitions, { model, way }: Way): Key[] {
  let at: Model | undefined = model;
  for (const step of way.slice(0, -1)) at = models.get(at?.relationships.get(step)?.to ?? '');
  const last = at?.relationships.get(way.at(-1) ?? '');
  if (at === undefined || last === undefined)
    throw new RangeError(`${model.name} has no way ${way.join('.')}.`);
  const { name, columns } = at;
  return last.columns.map(({ from, to }, i) => {
    const type = columns.get(from)?.type ?? 'string';
    const expr: Bound = { kind: 'column', type, joins: way.slice(0, -1), model: name, column: from };
    return { key: to, expr, name: `bridge_key_${i + 1}` };
  });
}
