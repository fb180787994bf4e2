import type { Definitions } from '../../shared/semantic/definitions.ts';
import type { SemanticQuery } from '../../shared/semantic/query.ts';
import { inputsOf } from '../../shared/semantic/question.ts';
import type { Filter } from '../../shared/workspace/filter.ts';
import type { Fact } from '../../shared/workspace/reach.ts';

/** What values are counted by, the first that a dimension can group. */
const counts = [
  ...['lines', 'exposures', 'views', 'assets', 'orders', 'declared_minutes', 'spend_usd'],
  ...['reviews', 'penalty_points'],
] as const;

/** What is counted first where a screen shows a fact other than lines. */
const countOfFact: Readonly<Partial<Record<Fact, string>>> = { viewing: 'views' };

/**
 * The question for the values of a dimension under the other filters, the most frequent first.
 * @param facts those that the screen shows: the first is what values are counted by, where they can be
 */
export function valuesQuery(
  definitions: Definitions,
  dimension: string,
  filters: readonly Filter[],
  [fact]: readonly Fact[] = [],
): SemanticQuery {
  const first = fact === undefined ? undefined : countOfFact[fact];
  const facts = definitions.dimensions.get(dimension)?.on;
  const metric =
    [...(first === undefined ? [] : [first]), ...counts].find((name) => {
      const found = definitions.metrics.get(name);
      return found !== undefined && inputsOf(found).every(({ model }) => facts?.has(model) ?? false);
    }) ?? 'lines';
  return {
    metrics: [metric],
    by: [dimension],
    where: filters.filter((filter) => filter.dimension !== dimension),
    order: [{ by: metric, desc: true }],
    limit: 5000,
  };
}
