import type { Place } from '../errors/problem.ts';
import { matchColumns, type MatchedColumns } from '../package/columns.ts';
import type { TableSpec } from '../package/table.ts';
import type { FileColumn } from './port.ts';

/** A piece of a file's rows, as they came, waiting to be cast: a relation to select from. */
export interface StagedBatch {
  /** SQL for a FROM clause. It has the file's columns, and `rowid` counts from `firstRowid` in file order. */
  readonly relation: string;
  readonly firstRowid: number;
  readonly rows: number;
  /** Whether the counts of its texts stand beside its columns (`withCounts`). */
  readonly isCounted: boolean;
}

/** A file of a table, opened, whose rows come into the engine a batch at a time. */
export interface StagedFile {
  readonly columns: readonly FileColumn[];
  /** Its columns against those of its table. Where they can't be read as such, there are no batches. */
  readonly matched: MatchedColumns;
  /** Rows that the file says it has; null when it says nothing. */
  readonly rows: number | null;
  /** True where every value is text to be read (CSV). */
  readonly isText: boolean;
  /** Stages the batches of the {@link matched} columns in file order, once. Each is gone when the next is asked for. */
  batches(): AsyncIterable<StagedBatch>;
  close(): Promise<void>;
}

/**
 * Compares a file's columns, as it declares them, with those of its table.
 * @param isText whether every value is text to be read
 */
export function matchFile(
  columns: readonly FileColumn[],
  spec: TableSpec,
  at: Place,
  isText: boolean,
): MatchedColumns {
  const types = new Map(spec.columns.map((column) => [column.name, column.type]));
  // Text, and a column of nothing but nulls, may become any type.
  const declared = columns.map((column) => {
    const isOpen = isText || column.declared === 'Null';
    return isOpen ? { ...column, type: types.get(column.name) ?? column.type } : column;
  });
  return matchColumns(spec, declared, at);
}

/** Whether columns can't be read as those of their table. */
export function isRefused({ problems }: MatchedColumns): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
