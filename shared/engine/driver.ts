import type { SqlWorker } from '../audit/bounded-parser.ts';
import type { ParquetDecoder } from './parquet.ts';

/**
 * DuckDB-WASM as its builds offer it, asynchronous in the window and blocking in Node: what {@link openEngine}
 * builds an engine on. Results and inserts cross as Arrow IPC bytes only, so that any copy of Arrow will do.
 */
export interface Driver {
  /** Opens a connection and returns its handle. */
  connect(): Promise<number>;
  disconnect(connection: number): Promise<void>;
  /** Starts a statement. Returns the head of the result's IPC stream, or null while it still runs. */
  startQuery(connection: number, sql: string): Promise<Uint8Array | null>;
  /** Works on the started statement for a moment. Returns as `startQuery` does. */
  pollQuery(connection: number): Promise<Uint8Array | null>;
  cancelQuery(connection: number): Promise<void>;
  /** The next piece of the result's IPC stream; empty at the end, null when it is to be asked again. */
  fetchResult(connection: number): Promise<Uint8Array | null>;
  /** Inserts a complete IPC stream into a table of the connection's default catalog. */
  insertIpc(
    connection: number,
    ipc: Uint8Array,
    target: { schema: string; name: string; create: boolean },
  ): Promise<void>;
  /** Makes a file readable under a path. */
  registerFile(path: string, file: Blob): Promise<void>;
  dropFile(path: string): Promise<void>;
  /** The Parquet decoder, started. */
  parquet(): Promise<ParquetDecoder>;
  /** Starts a worker with the parser of SQL. */
  sqlWorker(): SqlWorker;
  close(): Promise<void>;
}
