import type { Cell, ResultTable } from '../../engine/port.ts';
import { finish } from '../answer.ts';
import { compile } from '../compile.ts';
import { ProblemError } from '../../errors/problem.ts';
import type { Additive, Definitions, Metric, RatioMetric } from '../definitions/types.ts';
import { isWhole } from '../measure.ts';
import { nColumn } from '../legs/leg.ts';
import type { Plan } from '../plan.ts';
import type { Figure, Values } from './types.ts';

/** The figures of one group, by metric, and what each rate is counted among where that is not its n. */
export interface GroupFigures {
  readonly by: Values;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly wholes: ReadonlyMap<string, number>;
}

/** A question about metrics by a grouping, with the parts of every rate beside it. */
export interface PartsQuestion {
  readonly plan: Plan;
  readonly metrics: readonly Metric[];
  readonly by: readonly string[];
}

const eventsOf = (metric: string): string => `${metric} events`;
const wholeOf = (metric: string): string => `${metric} whole`;

/** Compiles metrics by a grouping, with the numerator and the denominator of every rate. @throws ProblemError of the `query.` domain */
export function askParts(
  definitions: Definitions,
  names: readonly string[],
  by: readonly string[],
): PartsQuestion {
  const metrics = names.flatMap((name) => definitions.metrics.get(name) ?? []);
  const parts = metrics.flatMap(partsOf);
  const withParts = { ...definitions, metrics: new Map([...definitions.metrics, ...parts]) };
  const asked = [...names, ...parts.map(([name]) => name)];
  const compiled = compile(withParts, { metrics: asked, by: [...by], where: [], order: [], limit: null });
  if (!compiled.ok) throw new ProblemError(compiled.problems);
  return { plan: compiled.value, metrics, by };
}

function partsOf(metric: Metric): [string, Metric][] {
  if (metric.type !== 'ratio') return [];
  const events: [string, Metric] = [
    eventsOf(metric.name),
    sumOf(metric, eventsOf(metric.name), metric.numerator),
  ];
  // The whole of a share within a whole is that of its n, which leaves a dimension out.
  if (metric.per !== null) return [events];
  return [events, [wholeOf(metric.name), sumOf(metric, wholeOf(metric.name), metric.denominator)]];
}

function sumOf(metric: RatioMetric, name: string, { agg, expr, filter }: Additive): Metric {
  const { label, description, domain, owner, unit, status, synonyms, variantOf, model, date } = metric;
  return {
    ...{ name, label, description, domain, owner, unit, status, synonyms, variantOf, model, date },
    direction: 'neutral',
    format: 'count',
    type: 'simple',
    agg,
    expr,
    filter,
    quantile: null,
    exactness: 'exact',
    semiAdditive: null,
    valueType: isWhole({ agg, expr, filter }) ? 'integer' : 'number',
  };
}

/** Reads the answer to a question about parts: its groups, by what tells them apart. */
export function readParts(
  { plan, metrics, by }: PartsQuestion,
  table: ResultTable,
): Map<string, GroupFigures> {
  const places = new Map(plan.columns.map(({ name }, i) => [name, i]));
  return new Map(
    finish(plan, table).map((row): [string, GroupFigures] => {
      const at = (name: string): Cell => row[places.get(name) ?? -1] ?? null;
      const number = (name: string): number | null => (at(name) === null ? null : Number(at(name)));
      const figures = metrics.map((metric): [string, Figure] => {
        const { name } = metric;
        const value = at(name);
        const rate = metric.type === 'ratio';
        return [
          name,
          {
            value: typeof value === 'number' || typeof value === 'bigint' ? value : null,
            low: rate ? number(`${name}_low`) : null,
            high: rate ? number(`${name}_high`) : null,
            n: rate ? number(nColumn(name)) : null,
            events: rate ? number(eventsOf(name)) : null,
          },
        ];
      });
      const group = by.map(at);
      const wholes = metrics.map(({ name }): [string, number] => [
        name,
        number(wholeOf(name)) ?? number(nColumn(name)) ?? 0,
      ]);
      return [
        JSON.stringify(group.map((value) => (value === null ? null : String(value)))),
        {
          by: Object.fromEntries(by.map((name, i) => [name, group[i] ?? null])),
          figures: new Map(figures),
          wholes: new Map(wholes),
        },
      ];
    }),
  );
}
