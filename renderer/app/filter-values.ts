import type { Definitions } from '../../shared/semantic/definitions.ts';
import type { SemanticQuery } from '../../shared/semantic/query.ts';
import { inputsOf } from '../../shared/semantic/question.ts';
import type { Filter } from '../../shared/workspace/filter.ts';
import { filterDimension, type Fact } from '../../shared/workspace/reach.ts';
import { toldApart } from '../charts/namesakes.ts';
import { countOf, rowsOf, textOf, type Columnar } from '../charts/cells.ts';

/** What values are counted by, the first that a dimension can group. */
const counts = [
  ...['lines', 'exposures', 'views', 'assets', 'orders', 'declared_minutes', 'spend_usd'],
  ...['reviews', 'penalty_points'],
] as const;

/** What is counted first where a screen shows a fact other than lines. */
const countOfFact: Readonly<Partial<Record<Fact, string>>> = {
  viewing: 'views',
  assets: 'assets',
  work: 'orders',
  quality: 'reviews',
};

/**
 * The question for the values of a dimension under the other filters, the most frequent first: each with its name, where values are ids.
 * @param facts those that the screen shows: the first is what values are counted by, where they can be
 */
export function valuesQuery(
  definitions: Definitions,
  dimension: string,
  filters: readonly Filter[],
  [fact]: readonly Fact[] = [],
): SemanticQuery {
  const metric = countingMetric(definitions, dimension, fact);
  return {
    metrics: [metric],
    by: namedValues(dimension),
    where: filters.filter((filter) => filter.dimension !== dimension),
    order: [{ by: metric, desc: true }],
    limit: 5000,
  };
}

/**
 * The question for the names of the values that a filter is on, where they are ids; null where they say themselves what they are. It asks for
 * all names: of a namesake alone one would not know that it is one, and another filter on the dimension asks nothing anew.
 * @param facts as for {@link valuesQuery}
 */
export function namesQuery(
  definitions: Definitions,
  { dimension, op }: Pick<Filter, 'dimension' | 'op'>,
  [fact]: readonly Fact[] = [],
): SemanticQuery | null {
  const isOnValues = op === 'eq' || op === 'ne' || op === 'in';
  if (!isOnValues || filterDimension(dimension)?.namedBy === undefined) return null;
  return {
    metrics: [countingMetric(definitions, dimension, fact)],
    by: namedValues(dimension),
    where: [],
    order: [],
    limit: mostNamed,
  };
}

/** Names that are asked for at most; beyond them values are told by their ids. */
const mostNamed = 100_000;

/** A dimension and what names its values, if it is another one. */
function namedValues(dimension: string): string[] {
  const namedBy = filterDimension(dimension)?.namedBy;
  return namedBy === undefined ? [dimension] : [dimension, namedBy];
}

/** The metric that values are counted by. @param fact the first that the screen shows */
function countingMetric(definitions: Definitions, dimension: string, fact: Fact | undefined): string {
  const first = fact === undefined ? undefined : countOfFact[fact];
  const facts = definitions.dimensions.get(dimension)?.on;
  const isOn = (name: string): boolean => {
    const found = definitions.metrics.get(name);
    return found !== undefined && inputsOf(found).every(({ model }) => facts?.has(model) ?? false);
  };
  return [...(first === undefined ? [] : [first]), ...counts].find(isOn) ?? 'lines';
}

/** A value of a dimension that a filter may be on. */
export interface NamedValue {
  readonly id: string;
  /** Its name, where it has one of its own. */
  readonly name: string | null;
  /** How often it occurs, by the metric of the question. */
  readonly count: number;
}

/** Reads the answer of {@link valuesQuery} or {@link namesQuery} for a dimension; null is no value. Namesakes carry their ids too. */
export function namedValuesIn(answer: Columnar, dimension: string): NamedValue[] {
  const namedBy = filterDimension(dimension)?.namedBy;
  const counted = answer.columns.at(-1)?.name ?? '';
  const values = rowsOf(answer).flatMap((row) => {
    const id = textOf(row(dimension));
    if (id === null) return [];
    const name = namedBy === undefined ? null : textOf(row(namedBy));
    return [{ id, name, count: countOf(row(counted)) }];
  });
  return toldApart(values);
}

/** The names of values that are ids. */
export function namesOf(values: readonly NamedValue[]): ReadonlyMap<string, string> {
  return new Map(values.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}
