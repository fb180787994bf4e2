import { ident } from '../engine/quote.ts';
import { queryMessages } from '../errors/query.ts';
import { ProblemError, type Problem, type Result } from '../errors/problem.ts';
import { columnsOf, type Bound } from './expression/bound.ts';
import type { Definitions, Metric } from './definitions/types.ts';
import { clustersColumn, directLeg, errorColumn, nColumn, ratioLeg, shareLeg, type Leg } from './legs.ts';
import { indented } from './layout.ts';
import { asAdditive, isWhole, names } from './measure.ts';
import type { IntervalColumns, Plan, PlanColumn } from './plan.ts';
import type { SemanticQuery } from './query.ts';
import { isRatio, isSimple, readQuery, type Question } from './question.ts';

/**
 * Compiles a query to DuckDB SQL.
 *
 * The SQL gives the dimensions and, for each metric `m`, its value; for a ratio also `m_n`, and where its interval is by jackknife
 * `m_se` (standard error, titles left out one at a time) and `m_titles` (titles that have a denominator). The answer turns these into
 * `m_low` and `m_high`: m -/+ t(0.975, m_titles - 1) * m_se, null below two titles; for a count out of a count Wilson's score interval.
 * @returns the plan, or why the query can't be answered
 */
export function compile(definitions: Definitions, query: SemanticQuery): Result<Plan> {
  try {
    const questions = readQuery(definitions, query);
    const [first] = questions;
    const legs = questions.map((question): Leg => factLeg(definitions, question));
    const metrics = query.metrics.flatMap((name) => definitions.metrics.get(name) ?? []);
    const whole: Question = { ...first, metrics };
    const plan: Plan = {
      sql: [...comment(whole), assemble(whole, legs), ...orderAndLimit(whole)].join('\n'),
      columns: planColumns(whole),
      warnings: warningsOf(whole),
      uses: usesOf(whole),
      notApplied: notAppliedOf(questions),
      approximate: [],
      intervals: intervalsOf(whole),
    };
    return { ok: true, value: plan, problems: [] };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** All that one fact answers, as one leg: facts are aggregated apart and never joined row by row. */
function factLeg(definitions: Definitions, question: Question): Leg {
  const legs = legsOf(definitions, question);
  return { ctes: [], select: assemble(question, legs), columns: legs.flatMap((leg) => leg.columns) };
}

/** The filters that miss one of the facts, each once. */
function notAppliedOf(questions: readonly Question[]): Question['notApplied'] {
  const all = questions.flatMap(({ notApplied }) => notApplied);
  return all.filter(({ dimension }, i) => all.findIndex((each) => each.dimension === dimension) === i);
}

/** One leg for what is taken straight from the fact, one for what needs its titles, one for each kind of share. */
function legsOf(definitions: Definitions, question: Question): Leg[] {
  const ratios = question.metrics.filter(isRatio);
  const quotients = ratios.filter((metric) => metric.interval !== 'jackknife');
  const plainRatios = ratios.filter((metric) => metric.interval === 'jackknife' && metric.per === null);
  const simple = question.metrics.filter(isSimple);
  const beside = plainRatios.length === 0 ? [] : simple.filter((metric) => asAdditive(metric) !== null);
  const direct = simple.filter((metric) => !beside.includes(metric));
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
  ];
}

/** The legs as one statement: stacked and grouped again, so that a null group stays one group. */
function assemble(question: Question, legs: readonly Leg[]): string {
  const ctes = legs.flatMap((leg) => leg.ctes);
  const [only] = legs;
  if (legs.length === 1 && only !== undefined) return withCtes(ctes, only.select);
  const groups = question.by.map(({ name }) => name);
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

function comment(question: Question): string[] {
  const kinds = new Set(question.metrics.filter(isRatio).map(({ interval }) => interval));
  return [
    ...(kinds.has('jackknife') ? ['-- Intervals: m_low, m_high = m -/+ t(0.975, m_titles - 1) * m_se'] : []),
    ...(kinds.has('wilson') ? ['-- Intervals of counts out of counts: Wilson score over m_n'] : []),
  ];
}

/** Order as asked, then by the dimensions, so that ties have one order too. */
function orderAndLimit({ order, by, metrics, limit }: Question): string[] {
  const known = [...by.map(({ name }) => name), ...metrics.flatMap(orderable)];
  for (const { by: name } of order)
    if (!known.includes(name)) throw new ProblemError([queryMessages.unknownOrder({ name, known })]);
  const asked = order.map(({ by: name, desc }) => `${ident(name)}${desc ? ' DESC' : ''} NULLS LAST`);
  const rest = by
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

function planColumns(question: Question): PlanColumn[] {
  const dimensions = question.dimensions.map(({ name, type, unit }): PlanColumn => ({
    name,
    type,
    unit,
    role: 'dimension',
  }));
  const metrics = question.metrics.flatMap((metric): PlanColumn[] => {
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

function warningsOf({ metrics, by }: Question): Problem[] {
  return metrics
    .filter(isRatio)
    .filter(({ per }) => per !== null && !by.some(({ name }) => name === per))
    .map(({ name, per }) => queryMessages.shareOfItself({ metric: name, dimension: per ?? '' }));
}

function usesOf({ metrics }: Question): Map<string, string[]> {
  const read = (expressions: readonly (Bound | null)[]): string[] => {
    const columns = expressions.flatMap((each) => (each === null ? [] : columnsOf(each)));
    return [...new Set(columns.map(({ model, column }) => `core.${model}.${column}`))];
  };
  return new Map(
    metrics.map((metric) => [
      metric.name,
      read(
        isRatio(metric)
          ? [metric.numerator, metric.denominator, metric.n].flatMap(({ expr, filter }) => [expr, filter])
          : [metric.expr, metric.filter],
      ),
    ]),
  );
}

function intervalsOf({ metrics }: Question): Map<string, IntervalColumns> {
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
