import { namesOf, type Bound } from '../expression/bound.ts';
import { dimensionNamed } from '../dates.ts';
import { periodsOf } from '../periods.ts';
import type { Definitions, Dimension, FactMetric, Metric, Model } from '../definitions/types.ts';
import { inputsOf } from '../question.ts';
import { columnId, modelId } from './ids.ts';
import type { EdgeKind } from './types.ts';

/** One thing that goes into another. */
export interface Ingredient {
  readonly id: string;
  readonly kind: EdgeKind;
}

/** What expressions over a model name, and the keys by which they reach other models; each once, as a value where it is both. */
export function ingredientsOf(
  { models }: Pick<Definitions, 'models'>,
  model: string,
  bounds: readonly (Bound | null)[],
): Ingredient[] {
  const named = bounds.flatMap((bound) => (bound === null ? [] : namesOf(bound)));
  const values = named.map((each): Ingredient => ({
    id: columnId(each.model, 'field' in each ? each.field : each.column),
    kind: 'value',
  }));
  const found = new Map<string, Ingredient>();
  for (const each of [...values, ...named.flatMap(({ joins }) => wayOf(models, model, joins))])
    if (!found.has(each.id)) found.set(each.id, each);
  return [...found.values()];
}

/** The keys of the relationships on a way, and the rows to which it leads. */
function wayOf(models: Definitions['models'], start: string, joins: readonly string[]): Ingredient[] {
  const keys: Ingredient[] = [];
  let at: Model | undefined = models.get(start);
  for (const join of joins) {
    const way = at?.relationships.get(join);
    if (at === undefined || way === undefined) throw new RangeError(`${start} has no relationship ${join}.`);
    for (const { from, to } of way.columns)
      keys.push(
        { id: columnId(at.name, from), kind: 'lookup' },
        { id: columnId(way.to, to), kind: 'lookup' },
      );
    keys.push({ id: modelId(way.to), kind: 'rows' });
    at = models.get(way.to);
  }
  return keys;
}

/** The expressions of a metric over its model, filters included; a count of rows stands for none. */
export function expressionsOf(metric: FactMetric): readonly (Bound | null)[] {
  switch (metric.type) {
    case 'simple':
      return [metric.expr, metric.filter];
    case 'ratio':
      return [metric.numerator, metric.denominator, metric.n].flatMap(({ expr, filter }) => [expr, filter]);
    case 'cumulative':
      return expressionsOf(metric.of);
  }
}

/** The models whose rows a metric counts. */
export function factsOf(metric: Metric): readonly string[] {
  return [...new Set(inputsOf(metric).map(({ model }) => model))];
}

/** The dimensions that a metric can be grouped by, in the order of the definitions: those that reach all of its facts. */
export function dimensionsOf({ dimensions }: Pick<Definitions, 'dimensions'>, metric: Metric): Dimension[] {
  if (metric.type === 'cumulative')
    return periodsOf(metric).flatMap((name) => dimensionNamed({ dimensions }, name) ?? []);
  const facts = factsOf(metric);
  return [...dimensions.values()].filter(({ on }) => facts.every((fact) => on.has(fact)));
}
