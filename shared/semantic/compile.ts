import { ident } from '../engine/quote.ts';
import { queryMessages } from '../errors/query.ts';
import { ProblemError, type Problem, type Result } from '../errors/problem.ts';
import { columnsOf } from './expression/bound.ts';
import { emitDuckdb } from './expression/duckdb.ts';
import { duckdb, type Dialect } from './dialect.ts';
import type { Definitions, Dimension, FactMetric, Metric } from './definitions/types.ts';
import { indented } from './layout.ts';
import { cumulativeLeg } from './legs/cumulative.ts';
import { directLeg } from './legs/direct.ts';
import { clustersColumn, errorColumn, nColumn, type Leg } from './legs/leg.ts';
import { ratioLeg } from './legs/ratio.ts';
import { semiAdditiveLeg } from './legs/semi-additive.ts';
import { shareLeg } from './legs/share.ts';
import { expressionsOf } from './lineage/reads.ts';
import { asAdditive, isWhole, names } from './measure.ts';
import type { IntervalColumns, NotApplied, Plan, PlanColumn } from './plan.ts';
import type { SemanticQuery } from './query.ts';
import {
  inputsOf,
  isCumulative,
  isDerived,
  isRatio,
  isSimple,
  readQuery,
  type Asked,
  type Question,
} from './question.ts';

/**
 * Compiles a query to SQL.
 *
 * The SQL gives the dimensions and, for each metric `m`, its value; for a ratio also `m_n`, and where its interval is by jackknife
 * `m_se` (standard error, titles left out one at a time) and `m_titles` (titles that have a denominator). The answer turns these into
 * `m_low` and `m_high`: m -/+ t(0.975, m_titles - 1) * m_se, null below two titles; for a count out of a count Wilson's score interval.
 * @returns the plan, or why the query can't be answered
 */
export function compile(
  definitions: Definitions,
  query: SemanticQuery,
  dialect: Dialect = duckdb,
): Result<Plan> {
  try {
    const asked = readQuery(definitions, query, dialect);
    const inputs = asked.questions.flatMap(({ metrics }) => metrics);
    const plan: Plan = {
      sql: [...comment(asked.metrics), statement(definitions, asked), ...orderAndLimit(asked)].join('\n'),
      columns: planColumns(asked),
      warnings: warningsOf(asked),
      uses: usesOf(asked.metrics),
      notApplied: notAppliedOf(asked.questions),
      approximate: approximateOf(asked.metrics, inputs, dialect),
      intervals: intervalsOf(asked.metrics),
    };
    return { ok: true, value: plan, problems: [] };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** What the facts answer, combined; around it what is computed of that, and the conditions on it. */
function statement(definitions: Definitions, asked: Asked): string {
  const legs = asked.questions.map((question): Leg => factLeg(definitions, question));
  const groups = asked.dimensions.map(({ name }) => name);
  const combined = assemble(groups, legs);
  const shown = asked.metrics.flatMap(sqlColumns);
  const given = legs.flatMap((leg) => leg.columns.map(({ name }) => name));
  const isAll = shown.length === given.length && asked.metrics.every((metric) => !isDerived(metric));
  if (isAll && asked.having === null) return combined;
  const columns = asked.metrics.flatMap((metric) =>
    isDerived(metric)
      ? [`${emitDuckdb(metric.expr)} AS ${ident(metric.name)}`]
      : sqlColumns(metric).map((name) => ident(name)),
  );
  return [
    `SELECT\n  ${[...groups.map((each) => ident(each)), ...columns].join(',\n  ')}`,
    `FROM (\n${indented(combined)}\n) AS fact`,
    ...(asked.having === null ? [] : [`WHERE ${emitDuckdb(asked.having)}`]),
  ].join('\n');
}

/** The columns that the SQL has for a metric. */
function sqlColumns(metric: Metric): string[] {
  const { name } = metric;
  if (!isRatio(metric)) return [name];
  return metric.interval === 'jackknife'
    ? [name, errorColumn(name), clustersColumn(name), nColumn(name)]
    : [name, nColumn(name)];
}

/** All that one fact answers, as one leg: facts are aggregated apart and never joined row by row. */
function factLeg(definitions: Definitions, question: Question): Leg {
  const legs = legsOf(definitions, question);
  const groups = question.by.map(({ name }) => name);
  return { ctes: [], select: assemble(groups, legs), columns: legs.flatMap((leg) => leg.columns) };
}

/** The filters that miss one of the facts, each once. */
function notAppliedOf(questions: readonly Question[]): NotApplied[] {
  const all = questions.flatMap(({ notApplied }) => notApplied);
  return all.filter(({ dimension }, i) => all.findIndex((each) => each.dimension === dimension) === i);
}

/**
 * One leg for what is taken straight from the fact, one for what needs its titles, one for each kind of share, and one for each metric
 * that time treats in its own way.
 */
function legsOf(definitions: Definitions, question: Question): Leg[] {
  const ratios = question.metrics.filter(isRatio);
  const quotients = ratios.filter((metric) => metric.interval !== 'jackknife');
  const plainRatios = ratios.filter((metric) => metric.interval === 'jackknife' && metric.per === null);
  const simple = question.metrics.filter(isSimple);
  const semi = simple.filter((metric) => metric.semiAdditive !== null);
  const beside = plainRatios.length === 0 ? [] : simple.filter((metric) => asAdditive(metric) !== null);
  const direct = simple.filter((metric) => !semi.includes(metric) && !beside.includes(metric));
  const pers = [...new Set(ratios.flatMap((metric) => metric.per ?? []))];
  return [
    ...(direct.length + quotients.length === 0 ? [] : [directLeg(definitions, question, direct, quotients)]),
    ...(plainRatios.length === 0 ? [] : [ratioLeg(definitions, question, plainRatios, beside)]),
    ...pers.map((per) =>
      shareLeg(
        definitions,
        question,
        per,
        ratios.filter((metric) => metric.per === per),
      ),
    ),
    ...semi.map((metric) => semiAdditiveLeg(definitions, question, metric)),
    ...question.metrics.filter(isCumulative).map((metric) => cumulativeLeg(definitions, question, metric)),
  ];
}

/** Legs as one statement: stacked and grouped again, so that a null group stays one group. */
function assemble(groups: readonly string[], legs: readonly Leg[]): string {
  const ctes = legs.flatMap((leg) => leg.ctes);
  const [only] = legs;
  if (legs.length === 1 && only !== undefined) return withCtes(ctes, only.select);
  const all = legs.flatMap((leg) => leg.columns);
  const named = legs.map((leg, i) => `leg_${i + 1} AS (\n${indented(leg.select)}\n)`);
  const stacked = legs.map((leg, i) => {
    const values = all.map(({ name, whole }) =>
      leg.columns.some((own) => own.name === name)
        ? ident(name)
        : `CAST(NULL AS ${whole ? 'BIGINT' : 'DOUBLE'}) AS ${ident(name)}`,
    );
    return `  SELECT ${[...groups.map((each) => ident(each)), ...values].join(', ')} FROM leg_${i + 1}`;
  });
  const picked = all.map(({ name, counts }) => {
    const value = `max(${ident(name)})`;
    return `${counts ? `coalesce(${value}, 0)` : value} AS ${ident(name)}`;
  });
  const select = [
    `SELECT ${[...groups.map((each) => ident(each)), ...picked].join(', ')}`,
    `FROM (\n${stacked.join('\n  UNION ALL\n')}\n) AS legs`,
    ...(groups.length === 0 ? [] : [`GROUP BY ${names(groups)}`]),
  ].join('\n');
  return withCtes([...ctes, ...named], select);
}

function withCtes(ctes: readonly string[], select: string): string {
  return ctes.length === 0 ? select : `WITH ${ctes.join(',\n')}\n${select}`;
}

function comment(metrics: readonly Metric[]): string[] {
  const kinds = new Set(metrics.filter(isRatio).map(({ interval }) => interval));
  return [
    ...(kinds.has('jackknife') ? ['-- Intervals: m_low, m_high = m -/+ t(0.975, m_titles - 1) * m_se'] : []),
    ...(kinds.has('wilson') ? ['-- Intervals of counts out of counts: Wilson score over m_n'] : []),
  ];
}

/** Order as asked, then by the dimensions, so that ties have one order too. */
function orderAndLimit({ order, dimensions, metrics, limit }: Asked): string[] {
  const known = [...dimensions.map(({ name }) => name), ...metrics.flatMap(orderable)];
  for (const { by: name } of order)
    if (!known.includes(name)) throw new ProblemError([queryMessages.unknownOrder({ name, known })]);
  const asked = order.map(({ by: name, desc }) => `${ident(name)}${desc ? ' DESC' : ''} NULLS LAST`);
  const rest = dimensions
    .filter(({ name }) => !order.some((each) => each.by === name))
    .map(({ name }) => `${ident(name)} NULLS LAST`);
  const all = [...asked, ...rest];
  return [
    ...(all.length === 0 ? [] : [`ORDER BY ${all.join(', ')}`]),
    ...(limit === null ? [] : [`LIMIT ${limit}`]),
  ];
}

function orderable(metric: Metric): string[] {
  return isRatio(metric) ? [metric.name, nColumn(metric.name)] : [metric.name];
}

function planColumns(asked: Asked): PlanColumn[] {
  const dimensions = asked.dimensions.map(({ name, type, unit }): PlanColumn => ({
    name,
    type,
    unit,
    role: 'dimension',
  }));
  const metrics = asked.metrics.flatMap((metric): PlanColumn[] => {
    const { name, unit } = metric;
    if (!isRatio(metric)) return [{ name, type: metric.valueType, unit, role: 'metric' }];
    const ends: PlanColumn[] = [
      { name: `${name}_low`, type: 'number', unit, role: 'low' },
      { name: `${name}_high`, type: 'number', unit, role: 'high' },
    ];
    return [
      { name, type: 'number', unit, role: 'metric' },
      ...(metric.interval === 'none' ? [] : ends),
      { name: nColumn(name), type: isWhole(metric.n) ? 'integer' : 'number', unit: null, role: 'n' },
    ];
  });
  return [...dimensions, ...metrics];
}

function warningsOf({ metrics, dimensions, questions }: Asked): Problem[] {
  const shares = metrics
    .filter(isRatio)
    .filter(({ per }) => per !== null && !dimensions.some(({ name }) => name === per))
    .map(({ name, per }) => queryMessages.shareOfItself({ metric: name, dimension: per ?? '' }));
  const bridged = questions.flatMap(({ fact, bridge }) =>
    bridge === null || bridge.by.length === 0
      ? []
      : [queryMessages.countedTwice({ fact: fact.counts, by: bridge.model.label })],
  );
  return [...shares, ...bridged, ...clocksOf(metrics, questions), ...meaningsOf(dimensions, questions)];
}

/**
 * Metrics that hold what two clocks count against each other, such as years of invoices against weeks of viewing, where nothing says of which
 * time: each side is of all the time that the package has of it.
 */
function clocksOf(metrics: readonly Metric[], questions: readonly Question[]): Problem[] {
  const isPlaced = ({ conditions, dimensions }: Question): boolean =>
    [...conditions.map(({ filter }) => filter.dimension), ...dimensions].some(({ type }) => type === 'date');
  const mixed = metrics.filter((metric) => new Set(inputsOf(metric).map(({ date }) => date)).size > 1);
  return questions.every(isPlaced)
    ? []
    : mixed.map((metric) =>
        queryMessages.severalClocks({
          metric: metric.name,
          dates: [...new Set(inputsOf(metric).map(({ date }) => date ?? 'no date'))],
        }),
      );
}

/** Dimensions that are coarser on one fact of a query than on another: their rows meet only where the values are the same. */
function meaningsOf(dimensions: readonly Dimension[], questions: readonly Question[]): Problem[] {
  return dimensions.flatMap(({ name, also }) => {
    const [coarse, fine] = [true, false].map((isCoarse) =>
      questions.filter(({ fact }) => also.has(fact.name) === isCoarse).map(({ fact }) => fact.counts),
    );
    return coarse?.length === 0 || fine?.length === 0
      ? []
      : [queryMessages.severalMeanings({ dimension: name, coarse: coarse ?? [], fine: fine ?? [] })];
  });
}

function usesOf(metrics: readonly Metric[]): Map<string, string[]> {
  const read = (metric: FactMetric): string[] =>
    expressionsOf(metric)
      .flatMap((each) => (each === null ? [] : columnsOf(each)))
      .map(({ model, column }) => `core.${model}.${column}`);
  return new Map(metrics.map((metric) => [metric.name, [...new Set(inputsOf(metric).flatMap(read))]]));
}

/** The metrics that are, or are made of, quantiles that the engine can only approximate. @throws ProblemError where a definition does not allow that */
function approximateOf(
  shown: readonly Metric[],
  inputs: readonly FactMetric[],
  { name: dialect, exactQuantile }: Dialect,
): string[] {
  const quantiles = inputs.filter(
    (metric) => isSimple(metric) && metric.quantile !== null && exactQuantile === null,
  );
  const refused = quantiles.filter((metric) => isSimple(metric) && metric.exactness === 'exact');
  if (refused.length > 0)
    throw new ProblemError(refused.map(({ name }) => queryMessages.notExact({ metric: name, dialect })));
  return shown
    .filter((metric) => inputsOf(metric).some((input) => quantiles.includes(input)))
    .map(({ name }) => name);
}

function intervalsOf(metrics: readonly Metric[]): Map<string, IntervalColumns> {
  return new Map(
    metrics.filter(isRatio).flatMap(({ name, interval }): [string, IntervalColumns][] => {
      switch (interval) {
        case 'jackknife':
          return [
            [name, { by: interval, value: name, error: errorColumn(name), clusters: clustersColumn(name) }],
          ];
        case 'wilson':
          return [[name, { by: interval, value: name, n: nColumn(name) }]];
        case 'none':
          return [];
      }
    }),
  );
}
