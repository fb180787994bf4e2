import { queryMessages } from '../errors/query.ts';
import { ProblemError } from '../errors/problem.ts';
import { bridgeColumn, wayTo, whyNotReached, type Bridge, type FoundWay } from './bridge.ts';
import { dimensionNamed, isMetricTime, knownDimensions } from './dates.ts';
import type { Dialect } from './dialect.ts';
import type { Bound } from './expression/bound.ts';
import type {
  CumulativeMetric,
  Definitions,
  DerivedMetric,
  Dimension,
  FactMetric,
  Metric,
  Model,
  RatioMetric,
  SimpleMetric,
} from './definitions/types.ts';
import { all, checkFilter, checkValues, compared, conditionOn, type CheckedFilter } from './filter.ts';
import type { NotApplied } from './plan.ts';
import type { SemanticQuery } from './query.ts';

/** A dimension as the fact has it. */
export interface Grouping {
  readonly name: string;
  readonly expr: Bound;
}

/** A condition that a filter puts on a fact. */
export interface Condition {
  readonly dimension: string;
  readonly filter: CheckedFilter;
  readonly on: Bound;
}

/** The part of a query that one fact answers: its names looked up, its groupings and the conditions on it. */
export interface Question {
  readonly dialect: Dialect;
  readonly fact: Model;
  readonly metrics: readonly FactMetric[];
  readonly by: readonly Grouping[];
  readonly dimensions: readonly Dimension[];
  /** The conditions by dimension, so that a share can leave out those on its own. */
  readonly conditions: readonly Condition[];
  /** What comes from the fact's many side; null where the groupings and filters are its own. */
  readonly bridge: Bridge | null;
  readonly notApplied: readonly NotApplied[];
}

/** A query with its names looked up. */
export interface Asked {
  /** The metrics that are shown, in order. */
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly Dimension[];
  /** A question for each fact, and for each date that places its metrics where the query asks for each metric's own. */
  readonly questions: readonly [Question, ...Question[]];
  /** The condition on the rows of the result; its columns are metrics. */
  readonly having: Bound | null;
  readonly order: SemanticQuery['order'];
  readonly limit: number | null;
}

/**
 * Looks up what a query names.
 * @throws ProblemError with every problem of the kind met first
 */
export function readQuery(definitions: Definitions, query: SemanticQuery, dialect: Dialect): Asked {
  refuseTwice(query.metrics);
  refuseTwice(query.by);
  refuseTwice(query.order.map(({ by }) => by));
  const metrics = lookUpMetrics(definitions, query.metrics);
  const having = query.having ?? [];
  const compare = lookUpMetrics(definitions, [...new Set(having.map(({ metric }) => metric))]);
  const facts = factsOf(definitions, [...metrics, ...compare], query);
  const [first, ...others] = facts.map(({ fact, date, metrics: own }) =>
    questionOf(definitions, query, dialect, fact, date, own),
  );
  if (first === undefined) throw new ProblemError([queryMessages.noMetric()]);
  const conditions = having.map(({ metric, ...condition }) => {
    const found = compare.find(({ name }) => name === metric);
    const operand = found === undefined ? null : valueOf(found);
    if (operand === null) throw new RangeError(`${metric} was not looked up.`);
    const type = operand.type === 'integer' ? 'number' : operand.type;
    const values = checkValues(metric, type === 'null' ? 'number' : type, condition);
    if (!values.ok) throw new ProblemError(values.problems);
    return compared(condition.op, operand, values.value);
  });
  return {
    metrics,
    dimensions: first.dimensions,
    questions: [first, ...others],
    having: all(conditions),
    order: query.order,
    limit: query.limit,
  };
}

/** The conditions of a question, but for those on one dimension. */
export function conditionsOf({ conditions }: Question, except: string | null = null): Bound | null {
  return all(conditions.filter(({ dimension }) => dimension !== except).map(({ on }) => on));
}

/** Whether a metric is a ratio. */
export function isRatio(metric: Metric): metric is RatioMetric {
  return metric.type === 'ratio';
}

/** Whether a metric is one aggregate. */
export function isSimple(metric: Metric): metric is SimpleMetric {
  return metric.type === 'simple';
}

/** Whether a metric adds up over time. */
export function isCumulative(metric: Metric): metric is CumulativeMetric {
  return metric.type === 'cumulative';
}

/** Whether a metric is derived from others. */
export function isDerived(metric: Metric): metric is DerivedMetric {
  return metric.type === 'derived';
}

/** The metrics over facts that a metric is made of: itself, or the inputs of a derived one. */
export function inputsOf(metric: Metric): readonly FactMetric[] {
  return isDerived(metric) ? metric.inputs : [metric];
}

/** A metric as a value over the columns of the facts' answers combined. */
export function valueOf(metric: Metric): Bound {
  if (isDerived(metric)) return metric.expr;
  const type = isRatio(metric) ? 'number' : metric.valueType;
  return { kind: 'column', type, joins: [], model: metric.model, column: metric.name };
}

interface FactPart {
  readonly fact: Model;
  readonly date: string | null;
  readonly metrics: readonly FactMetric[];
}

/** The metrics by fact, and where the query asks for each metric's own date, by that too. */
function factsOf(definitions: Definitions, metrics: readonly Metric[], query: SemanticQuery): FactPart[] {
  const inputs = [...new Map(metrics.flatMap(inputsOf).map((each) => [each.name, each])).values()];
  const dated = [...query.by, ...query.where.map(({ dimension }) => dimension)].some(isMetricTime);
  const undated = inputs.filter(({ date }) => dated && date === null).map(({ name }) => name);
  if (undated.length > 0) throw new ProblemError([queryMessages.noDate({ metrics: undated })]);
  const parts = new Map<string, FactPart>();
  for (const metric of inputs) {
    const key = dated ? `${metric.model} ${metric.date ?? ''}` : metric.model;
    const fact = definitions.models.get(metric.model);
    if (fact === undefined) throw new RangeError(`${metric.name} is computed over no model.`);
    const date = dated ? metric.date : null;
    parts.set(key, { fact, date, metrics: [...(parts.get(key)?.metrics ?? []), metric] });
  }
  return [...parts.values()];
}

function questionOf(
  definitions: Definitions,
  query: SemanticQuery,
  dialect: Dialect,
  fact: Model,
  date: string | null,
  metrics: readonly FactMetric[],
): Question {
  const dimensions = lookUpDimensions(definitions, query.by, date);
  const filters = checkFilters(definitions, query, date);
  const far = dimensions.filter(({ on }) => !on.has(fact.name));
  const missed = filters.filter(({ dimension }) => !dimension.on.has(fact.name));
  const { found, ambiguous } = wayTo(definitions, fact, {
    by: far,
    filters: missed.map(({ dimension }) => dimension),
  });
  const at = found?.model.name ?? fact.name;
  return {
    dialect,
    fact,
    metrics,
    by: dimensions.map((dimension) => groupingOf(dimension, fact, found)),
    dimensions,
    conditions: filters.flatMap((filter): Condition[] => {
      const on = conditionOn(filter, fact.name);
      return on === null ? [] : [{ dimension: filter.dimension.name, filter, on }];
    }),
    bridge:
      found === null
        ? null
        : {
            ...found,
            by: valuesOn(far, at),
            where: all(missed.flatMap((each) => conditionOn(each, at) ?? [])),
          },
    notApplied: missed
      .filter(({ dimension }) => !dimension.on.has(at))
      .map(({ dimension }) => ({
        dimension: dimension.name,
        reason: ambiguous ?? whyNotReached(dimension, fact),
      })),
  };
}

/** A dimension as the fact has it: its own, or what comes from its many side. */
function groupingOf(dimension: Dimension, fact: Model, found: FoundWay['found']): Grouping {
  const own = dimension.on.get(fact.name);
  if (own !== undefined) return { name: dimension.name, expr: own };
  if (found === null) throw new RangeError(`${dimension.name} does not reach ${fact.name}.`);
  return { name: dimension.name, expr: bridgeColumn(found, dimension) };
}

function valuesOn(dimensions: readonly Dimension[], model: string): { name: string; expr: Bound }[] {
  return dimensions.flatMap(({ name, on }) => {
    const expr = on.get(model);
    return expr === undefined ? [] : [{ name, expr }];
  });
}

function lookUpMetrics(definitions: Definitions, asked: readonly string[]): Metric[] {
  const known = [...definitions.metrics.keys()];
  const unknown = asked.filter((name) => !definitions.metrics.has(name));
  if (unknown.length > 0)
    throw new ProblemError(unknown.map((name) => queryMessages.unknownMetric({ name, known })));
  return asked.flatMap((name) => definitions.metrics.get(name) ?? []);
}

function lookUpDimensions(
  definitions: Definitions,
  asked: readonly string[],
  date: string | null,
): Dimension[] {
  const unknown = asked.filter((name) => dimensionNamed(definitions, name, date) === null);
  const known = knownDimensions(definitions);
  if (unknown.length > 0)
    throw new ProblemError(unknown.map((name) => queryMessages.unknownDimension({ name, known })));
  return asked.flatMap((name) => dimensionNamed(definitions, name, date) ?? []);
}

function refuseTwice(asked: readonly string[]): void {
  const twice = asked.find((name, i) => asked.indexOf(name) !== i);
  if (twice !== undefined) throw new ProblemError([queryMessages.namedTwice({ name: twice })]);
}

function checkFilters(definitions: Definitions, query: SemanticQuery, date: string | null): CheckedFilter[] {
  const results = query.where.map((filter) => checkFilter(definitions, filter, date));
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0) throw new ProblemError(problems);
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}
