import { columnsOf, type Bound } from '../expression/bound.ts';
import type { Definitions, Dimension, Metric } from '../definitions/types.ts';
import { expressionsOf } from '../lineage/reads.ts';
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

/** What a metric computes in full: its fields written out, the keys of its ways to other models. Two states that agree compute alike. */
export function metricFormula(definitions: Definitions, metric: Metric): string {
  return JSON.stringify(
    [meaningOf(metric), waysOf(definitions, metric.model, expressionsOf(metric))],
    withoutFrom,
  );
}

/** What a dimension is on a fact, in full; null where it does not reach it. */
export function dimensionFormula(
  definitions: Definitions,
  { type, on }: Dimension,
  fact: string,
): string | null {
  const bound = on.get(fact);
  return bound === undefined
    ? null
    : JSON.stringify([type, bound, waysOf(definitions, fact, [bound])], withoutFrom);
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
