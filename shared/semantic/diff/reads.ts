import { columnsOf, type Bound } from '../expression/bound.ts';
import { dimensionNamed } from '../dates.ts';
import type { Definitions, FactMetric, Metric } from '../definitions/types.ts';
import { expressionsOf } from '../lineage/reads.ts';
import { inputsOf } from '../question.ts';
import { meaningOf } from './nodes.ts';

/** Columns of models, by the model. */
export type Columns = ReadonlyMap<string, ReadonlySet<string>>;

/** How the rows of a model differ between two states of the definitions. */
export interface TableChange {
  /** Columns whose values differ in some row. */
  readonly columns: ReadonlySet<string>;
  /** Whether rows are new or gone. */
  readonly rows: boolean;
}

/** How models differ, by name; those that don't differ are left out. */
export type TableChanges = ReadonlyMap<string, TableChange>;

/** The columns that expressions over a model read, those of the keys by which they reach other models included. */
export function columnsRead(
  { models }: Pick<Definitions, 'models'>,
  model: string,
  bounds: readonly (Bound | null)[],
): Columns {
  const read = new Map<string, Set<string>>([[model, new Set()]]);
  const add = (of: string, column: string): void => {
    read.set(of, (read.get(of) ?? new Set()).add(column));
  };
  for (const reach of bounds.flatMap((bound) => (bound === null ? [] : columnsOf(bound)))) {
    add(reach.model, reach.column);
    let at = models.get(model);
    for (const step of reach.joins) {
      const way = at?.relationships.get(step);
      for (const { from, to } of way?.columns ?? []) {
        add(at?.name ?? '', from);
        add(way?.to ?? '', to);
      }
      at = models.get(way?.to ?? '');
    }
  }
  return read;
}

/** Whether any of the columns has other values, or its table other rows. */
export function differ(columns: Columns, changes: TableChanges): boolean {
  return [...columns].some(([model, names]) => {
    const change = changes.get(model);
    return change !== undefined && (change.rows || [...names].some((name) => change.columns.has(name)));
  });
}

/** The columns that a metric reads, grouped by dimensions. */
export function columnsOfMetric(definitions: Definitions, metric: Metric, by: readonly string[]): Columns {
  const read = new Map<string, Set<string>>();
  for (const input of inputsOf(metric)) {
    const { model, date } = input;
    const names = [...by, ...datesOf(input)];
    const dimensions = names.map((name) => dimensionNamed(definitions, name, date)?.on.get(model) ?? null);
    const all = columnsRead(definitions, model, [...expressionsOf(input), ...dimensions]);
    for (const [of, columns] of all) read.set(of, new Set([...(read.get(of) ?? []), ...columns]));
  }
  return read;
}

/** The dimensions that a metric reads by itself: the one over which it takes the last or the first. */
function datesOf(metric: FactMetric): string[] {
  const simple = metric.type === 'cumulative' ? metric.of : metric;
  return simple.type === 'simple' && simple.semiAdditive !== null ? [simple.semiAdditive.over] : [];
}

/**
 * What a metric computes by dimensions, in full: its fields, its inputs and the dimensions written out, the keys of its ways to
 * other models, and what its intervals are clustered by. Two states that agree compute alike.
 */
export function metricFormula(definitions: Definitions, metric: Metric, by: readonly string[]): string {
  const inputs = inputsOf(metric).map((input) => {
    const { model, date } = input;
    const grouped = [...by, ...datesOf(input)].map((name) => {
      const dimension = dimensionNamed(definitions, name, date);
      return [dimension?.type ?? null, dimension?.on.get(model) ?? null] as const;
    });
    const bounds = [...expressionsOf(input), ...grouped.map(([, bound]) => bound)];
    const of = input.type === 'cumulative' ? meaningOf(input.of) : null;
    const cluster = definitions.models.get(model)?.cluster ?? null;
    return [meaningOf(input), of, grouped, waysOf(definitions, model, bounds), cluster];
  });
  return JSON.stringify([meaningOf(metric), inputs], withoutFrom);
}

/** What a dimension is on a fact, in full: its type, its expression written out, and the keys of its ways to other models. */
export function dimensionFormula(definitions: Definitions, name: string, fact: string): string {
  const dimension = dimensionNamed(definitions, name);
  const bound = dimension?.on.get(fact) ?? null;
  return JSON.stringify([dimension?.type ?? null, bound, waysOf(definitions, fact, [bound])], withoutFrom);
}

function withoutFrom(key: string, value: unknown): unknown {
  return key === 'from' && typeof value === 'object' && value !== null && 'field' in value
    ? undefined
    : value;
}

function waysOf(
  { models }: Pick<Definitions, 'models'>,
  fact: string,
  bounds: readonly (Bound | null)[],
): unknown[] {
  const ways = bounds.flatMap((bound) => (bound === null ? [] : columnsOf(bound))).map(({ joins }) => joins);
  return ways.map((joins) => {
    let at = models.get(fact);
    return joins.map((step) => {
      const way = at?.relationships.get(step);
      at = models.get(way?.to ?? '');
      return [way?.to, way?.columns];
    });
  });
}
