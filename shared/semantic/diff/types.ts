import type { Cell } from '../../engine/port.ts';
import type { Problem } from '../../errors/problem.ts';
import type { ChangedNode } from './nodes.ts';

/** Values of a row by column. */
export type Values = Readonly<Record<string, Cell>>;

/** A row that differs. */
export interface RowSample {
  /** The primary key, and the id that a small key stands for. */
  readonly key: Values;
  /** The columns that differ, before; null where the row is new. */
  readonly from: Values | null;
  /** The columns that differ, after; null where the row is gone. */
  readonly to: Values | null;
  /** The case of the decision table that decides now; null where none does. */
  readonly rule: string | null;
}

/** Rows that differ, by the cases that decided them. */
export interface RuleMove {
  readonly before: string | null;
  readonly after: string | null;
  readonly rows: number;
}

/** How the rows of one model differ. */
export interface ModelDiff {
  readonly name: string;
  readonly rows_before: number;
  readonly rows_after: number;
  /** Rows that differ, are new or are gone, told apart by the primary key. */
  readonly changed: number;
  /** In how many rows each column differs, the most first; columns that differ in none are left out. */
  readonly columns: readonly { readonly name: string; readonly rows: number }[];
  readonly moves: readonly RuleMove[];
  readonly samples: readonly RowSample[];
}

/** A metric in one state and one group. */
export interface Figure {
  readonly value: number | bigint | null;
  /** The ends of a rate's 95% interval; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /** What a rate is counted among; null for what is no rate. */
  readonly n: number | null;
  /** The numerator of a rate; null for what is no rate. */
  readonly events: number | null;
}

/** A metric that differs in a group. */
export interface MetricMove {
  readonly name: string;
  /** The group: values by dimension; empty for all together. */
  readonly by: Values;
  /** Null where the metric, or the group, is not there. */
  readonly before: Figure | null;
  readonly after: Figure | null;
  /** After less before, 0 where the interval moved alone; null where one of them is not there. */
  readonly delta: number | null;
  /** The move against the largest value of the metric in any group, from 0 to 1: what moves are sorted by. */
  readonly size: number;
  /** A rate whose n is too small on either side for its move to be compared; such moves come last. */
  readonly few: boolean;
  /** How its population moved: not at all, beside its events, or alone. */
  readonly population: 'same' | 'moved' | 'alone';
}

/** What an edit of the definitions changes on the loaded data. */
export interface DefinitionDiff {
  /** The parts of the definitions that the edit changes. Empty where only words changed, or nothing. */
  readonly nodes: readonly ChangedNode[];
  /** Fingerprints of both states of the definitions. */
  readonly fingerprints: { readonly before: string; readonly after: string };
  /** Every model that was built again, in the order of building. Some may have no row that differs. */
  readonly models: readonly ModelDiff[];
  /** The moves, the largest first. */
  readonly metrics: readonly MetricMove[];
  /** For each metric that moves, the dimensions that it was compared by, each in turn. */
  readonly comparedBy: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** The metrics that don't move, by name. */
  readonly untouched: readonly string[];
  /** Where the population moved. */
  readonly warnings: readonly Problem[];
}

/** Whether anything moves: a row of a model or a metric. */
export function movesAnything({ models, metrics }: Pick<DefinitionDiff, 'models' | 'metrics'>): boolean {
  return metrics.length > 0 || models.some(({ changed }) => changed > 0);
}
