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
  /** Rows that the file says it has; null when it says nothing. */
  readonly rows: number | null;
  /** True where every value is text to be read (CSV). */
  readonly isText: boolean;
  /** Stages the batches in file order. Each is gone when the next is asked for. */
  batches(columns: readonly string[]): AsyncIterable<StagedBatch>;
  close(): Promise<void>;
}
