/**
 * The port through which all shared code talks to DuckDB. Two adapters implement it: `renderer/engine` (a worker in
 * the window) and `electron/cli/engine` (Node). Nothing here knows which one it has.
 */
import type { SqlParser } from '../audit/sql-parser.ts';

/** A value of a query result: what JSON can carry, plus bigint (for integers beyond 2^53). DATE and TIMESTAMP come as ISO text. */
export type Cell = string | number | bigint | boolean | null;

/** The types that reach the user, as in the data package. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';

/** A column of a result, by its name, with its type. */
export interface ResultColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** A query result, column-wise: `values[c][r]`. */
export interface ResultTable {
  readonly columns: readonly ResultColumn[];
  readonly values: readonly (readonly Cell[])[];
  readonly rowCount: number;
}

/** Columns to insert, column-wise; all `values` arrays are equally long. */
export interface InsertColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly Cell[];
}

/** `schema.table`, unquoted; adapters quote. */
export interface TableName {
  readonly schema: string;
  readonly table: string;
}

/** One complete Arrow IPC stream (schema, one or more batches, end mark) and the rows that it holds. */
export interface IpcBatch {
  readonly ipc: Uint8Array;
  readonly rows: number;
}

/** A column as an Arrow or Parquet file declares it, before it is checked against the table's schema. */
export interface FileColumn {
  readonly name: string;
  /** Null when the file's type has no equal in the package's types (nested, timestamp with zone, ...). */
  readonly type: ColumnType | null;
  /** The file's own word for the type, for messages. */
  readonly declared: string;
}

/** A columnar file opened for reading. `rows` is what its footer says, null when it says nothing. */
export interface ColumnarFile {
  readonly columns: readonly FileColumn[];
  readonly rows: number | null;
  /** Batches in file order, each a complete IPC stream of at most a row group. */
  batches(columns: readonly string[]): AsyncIterable<IpcBatch>;
  close(): void;
}

/** How many bytes the engine holds, and the most it may. */
export interface MemoryUse {
  readonly used: number;
  readonly limit: number;
}

/** How a statement is run: aborting the signal cancels it in the engine. */
export interface QueryOptions {
  readonly signal?: AbortSignal;
}

/**
 * DuckDB as Subtext uses it. Errors are thrown as `ProblemError` with codes of the `engine.` domain.
 * The database `data` is attached in memory and compressed; schemas `source` and `core` live in it, and it is the default
 * catalog of every connection, unless a database file was opened in its place.
 */
export interface Engine {
  /** Runs a statement, or several set apart by semicolons, and returns all rows of the last. Aborting the signal cancels it in the engine. */
  query(sql: string, options?: QueryOptions): Promise<ResultTable>;
  /** Inserts one complete IPC stream; `create` makes the table from the stream's schema first. Fails unless the row count grew by `batch.rows`. */
  insertIpc(table: TableName, batch: IpcBatch, create: boolean): Promise<void>;
  /** Inserts plain columns, building the IPC stream. */
  insertColumns(table: TableName, columns: readonly InsertColumn[], create: boolean): Promise<void>;
  /** Makes a file readable to SQL (`read_csv`) and returns the path to name it by, under the locked directory. */
  registerFile(file: Blob): Promise<string>;
  dropFile(path: string): Promise<void>;
  /** Opens a Parquet file. Throws `engine.unreadable_file` when it is not one or is cut short. */
  openParquet(file: Blob): Promise<ColumnarFile>;
  /** Opens an Arrow IPC file or stream (told apart by its magic). Throws `engine.unreadable_file`. */
  openArrow(file: Blob): Promise<ColumnarFile>;
  /** A parser of SQL in a worker of its own, started with the first text; to be closed. It has nothing to do with DuckDB, which never runs what it reads. */
  sqlParser(): SqlParser;
  /** Opens a database file with schemas `source` and `core` in the place of an empty `data`. It can't be written to before {@link toMemory}. */
  openDatabase(file: Blob): Promise<void>;
  /** Copies the tables of a database file that was opened into `data`, which takes its place again and can be written to; else does nothing. */
  toMemory(): Promise<void>;
  memory(): Promise<MemoryUse>;
  close(): Promise<void>;
}
