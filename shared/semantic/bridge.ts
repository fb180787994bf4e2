import type { Bound } from './expression/bound.ts';
import type { Definitions, Dimension, Model } from './definitions/types.ts';

/** A model on the many side of a fact that has groupings which the fact has not. */
export interface Bridge {
  readonly model: Model;
  /** The relationships that lead from it to the fact. */
  readonly way: readonly string[];
  /** The conditions of filters that reach it and not the fact. */
  readonly where: Bound | null;
}

/** How many relationships a way may take: more would find ways that nobody means. */
const mostSteps = 3;

/** Every model that has all of the dimensions, with each way from it to the fact. */
export function bridgeTo(
  definitions: Definitions,
  dimensions: readonly Dimension[],
  fact: Model,
): Omit<Bridge, 'where'>[] {
  return [...definitions.models.values()]
    .filter(({ name }) => name !== fact.name && dimensions.every(({ on }) => on.has(name)))
    .flatMap((model) => waysTo(definitions, model, fact.name).map((way) => ({ model, way })));
}

function waysTo(definitions: Definitions, from: Model, to: string, steps = 0): string[][] {
  if (from.name === to) return [[]];
  if (steps === mostSteps) return [];
  return [...from.relationships.values()].flatMap((relationship) => {
    const next = definitions.models.get(relationship.to);
    if (next === undefined) return [];
    return waysTo(definitions, next, to, steps + 1).map((way) => [relationship.name, ...way]);
  });
}
