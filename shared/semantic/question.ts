import { queryMessages } from '../errors/query.ts';
import { ProblemError, type Problem } from '../errors/problem.ts';
import type { Bound } from './expression/bound.ts';
import type {
  Definitions,
  Dimension,
  Metric,
  Model,
  RatioMetric,
  SimpleMetric,
} from './definitions/types.ts';
import { all, checkFilter, conditionOn, type CheckedFilter } from './filter.ts';
import type { NotApplied } from './plan.ts';
import type { SemanticQuery } from './query.ts';

/** A dimension as the fact has it. */
export interface Grouping {
  readonly name: string;
  readonly expr: Bound;
}

/** The part of a query that one fact answers: its names looked up, its groupings and the conditions on it. */
export interface Question {
  readonly fact: Model;
  readonly metrics: readonly Metric[];
  readonly by: readonly Grouping[];
  readonly dimensions: readonly Dimension[];
  /** The conditions by dimension, so that a share can leave out those on its own. */
  readonly conditions: readonly { readonly dimension: string; readonly on: Bound }[];
  readonly notApplied: readonly NotApplied[];
  readonly order: SemanticQuery['order'];
  readonly limit: number | null;
}

/**
 * Looks up what a query names: a question for each fact that its metrics are computed over.
 * @throws ProblemError with every problem of the kind met first
 */
export function readQuery(
  definitions: Definitions,
  query: SemanticQuery,
): readonly [Question, ...Question[]] {
  const metrics = lookUpMetrics(definitions, query.metrics);
  const [first, ...others] = factsOf(definitions, metrics);
  const question = (fact: Model): Question =>
    questionOf(
      definitions,
      query,
      fact,
      metrics.filter((metric) => metric.model === fact.name),
    );
  return [question(first), ...others.map(question)];
}

function questionOf(
  definitions: Definitions,
  query: SemanticQuery,
  fact: Model,
  metrics: readonly Metric[],
): Question {
  const dimensions = lookUpDimensions(definitions, query.by);
  const by = dimensions.map((dimension) => groupingOf(definitions, dimension, fact));
  const filters = checkFilters(definitions, query);
  const reached = filters.flatMap((filter) => {
    const on = conditionOn(filter, fact.name);
    return on === null ? [] : [{ dimension: filter.dimension.name, on }];
  });
  const notApplied = filters
    .filter((filter) => !filter.dimension.on.has(fact.name))
    .map(({ dimension }) => ({ dimension: dimension.name, reason: reasonOf(dimension, fact) }));
  return {
    fact,
    metrics,
    by,
    dimensions,
    conditions: reached,
    notApplied,
    order: query.order,
    limit: query.limit,
  };
}

/** The conditions of a question, but for those on one dimension. */
export function conditionsOf({ conditions }: Question, except: string | null = null): Bound | null {
  return all(conditions.filter(({ dimension }) => dimension !== except).map(({ on }) => on));
}

export function isRatio(metric: Metric): metric is RatioMetric {
  return metric.type === 'ratio';
}

export function isSimple(metric: Metric): metric is SimpleMetric {
  return metric.type === 'simple';
}

function lookUpMetrics(definitions: Definitions, asked: readonly string[]): Metric[] {
  if (asked.length === 0) throw new ProblemError([queryMessages.noMetric()]);
  refuseTwice(asked);
  const known = [...definitions.metrics.keys()];
  const metrics = asked.map(
    (name) => definitions.metrics.get(name) ?? queryMessages.unknownMetric({ name, known }),
  );
  return withoutProblems(metrics);
}

function lookUpDimensions(definitions: Definitions, asked: readonly string[]): Dimension[] {
  refuseTwice(asked);
  const known = [...definitions.dimensions.keys()];
  return withoutProblems(
    asked.map((name) => definitions.dimensions.get(name) ?? queryMessages.unknownDimension({ name, known })),
  );
}

function withoutProblems<T extends object>(found: readonly (T | Problem)[]): T[] {
  const problems = found.filter(isProblem);
  if (problems.length > 0) throw new ProblemError(problems);
  return found.filter((each): each is T => !isProblem(each));
}

function isProblem(value: object): value is Problem {
  return 'code' in value && 'severity' in value;
}

function refuseTwice(asked: readonly string[]): void {
  const twice = asked.find((name, i) => asked.indexOf(name) !== i);
  if (twice !== undefined) throw new ProblemError([queryMessages.namedTwice({ name: twice })]);
}

function factsOf(definitions: Definitions, metrics: readonly Metric[]): [Model, ...Model[]] {
  const names = [...new Set(metrics.map((metric) => metric.model))];
  const [first, ...others] = names.flatMap((name) => definitions.models.get(name) ?? []);
  if (first === undefined) throw new RangeError('A metric is defined over a model that does not exist.');
  return [first, ...others];
}

function groupingOf(definitions: Definitions, dimension: Dimension, fact: Model): Grouping {
  const expr = dimension.on.get(fact.name);
  if (expr !== undefined) return { name: dimension.name, expr };
  const reaching = [...definitions.dimensions.values()].filter((each) => each.on.has(fact.name));
  const known = reaching.map((each) => each.name);
  const params = { dimension: dimension.name, reason: reasonOf(dimension, fact), known };
  throw new ProblemError([queryMessages.dimensionUnreachable(params)]);
}

function checkFilters(definitions: Definitions, query: SemanticQuery): CheckedFilter[] {
  const results = query.where.map((filter) => checkFilter(definitions, filter));
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0) throw new ProblemError(problems);
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

/** Why a dimension does not reach a fact, in a sentence. */
function reasonOf(dimension: Dimension, fact: Model): string {
  return `${dimension.label} describes ${dimension.describes}; it does not reach ${fact.counts}.`;
}
