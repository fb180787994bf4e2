import { BoundedParser } from '../audit/bounded-parser.ts';
import type { SqlParser } from '../audit/sql-parser.ts';
import { engineMessages } from '../errors/engine.ts';
import { ProblemError } from '../errors/problem.ts';
import { ipcFromColumns, openArrowFile, resultFromIpc } from './arrow.ts';
import type { Driver } from './driver.ts';
import { engineProblem } from './engine-problem.ts';
import {
  dataDatabase,
  lockStatements,
  preparedDatabase,
  stagingSchema,
  unguessableDirectory,
} from './lock.ts';
import type {
  ColumnarFile,
  Engine,
  InsertColumn,
  IpcBatch,
  MemoryUse,
  QueryOptions,
  ResultTable,
  TableName,
} from './port.ts';
import { literal, qualified } from './quote.ts';
import { onlyReads } from './statement-kind.ts';
import { Turns } from './turns.ts';

/**
 * Queries that the engine works on at the same time; more wait their turn. They share one thread, so more would only slow each other.
 * What writes runs alone: DuckDB-WASM 1.32.0 stops for ever within a poll when a `CREATE TABLE AS` and a query of another connection
 * are polled by turns (once in 50 to 150 times, in Node and in Chromium alike).
 */
const atOnce = 2;

/**
 * An {@link Engine} on a fresh DuckDB, which may still be starting: files can be opened at once, and whatever is asked of DuckDB waits
 * until its databases are open and it is locked.
 */
export function openEngine(driver: Driver): Engine {
  return new DuckDbEngine(driver);
}

/** @throws ProblemError `engine.cannot_start` */
async function lock(driver: Driver, directory: string): Promise<void> {
  try {
    const connection = await driver.connect();
    for (const sql of lockStatements(directory)) await runOn(driver, connection, sql);
    await driver.disconnect(connection);
  } catch (error) {
    throw new ProblemError([
      engineMessages.cannotStart({ reason: error instanceof Error ? error.message : String(error) }),
    ]);
  }
}

class DuckDbEngine implements Engine {
  readonly #driver: Driver;
  readonly #directory = unguessableDirectory();
  /** Resolves when DuckDB is ready and locked. */
  readonly #locked: Promise<void>;
  readonly #turns = new Turns(atOnce);
  /** Connections that no query is using, with the catalog as their default. */
  readonly #idle: number[] = [];
  /** The path of the database file that is open in the place of `data`; null where none is. */
  #database: string | null = null;
  #files = 0;

  constructor(driver: Driver) {
    this.#driver = driver;
    this.#locked = lock(driver, this.#directory);
    // A fault is told to the first who asks.
    this.#locked.catch(() => undefined);
  }

  async query(sql: string, options: QueryOptions = {}): Promise<ResultTable> {
    const company = onlyReads(sql) ? 'shared' : 'alone';
    return resultFromIpc(
      await this.#turns.take(company, () => this.#run(sql, options.signal), options.signal),
    );
  }

  async insertIpc(table: TableName, batch: IpcBatch, create: boolean): Promise<void> {
    const catalog = table.schema === stagingSchema ? 'memory' : dataDatabase;
    const name = `${catalog}.${qualified(table.schema, table.table)}`;
    const before = create ? 0 : await this.#count(name);
    await this.#turns.take('alone', () => this.#insert(catalog, table, batch, create));
    const found = (await this.#count(name)) - before;
    if (found !== batch.rows)
      throw new ProblemError([engineMessages.rowsLost({ expected: batch.rows, found })]);
  }

  async insertColumns(table: TableName, columns: readonly InsertColumn[], create: boolean): Promise<void> {
    await this.insertIpc(table, ipcFromColumns(columns), create);
  }

  async registerFile(file: Blob): Promise<string> {
    this.#files += 1;
    const path = `${this.#directory}/${this.#files}`;
    await this.#guard(() => this.#driver.registerFile(path, file));
    return path;
  }

  async dropFile(path: string): Promise<void> {
    await this.#guard(() => this.#driver.dropFile(path));
  }

  async openParquet(file: Blob): Promise<ColumnarFile> {
    return (await this.#driver.parquet()).open(file);
  }

  sqlParser(): SqlParser {
    return new BoundedParser(() => this.#driver.sqlWorker());
  }

  async openArrow(file: Blob): Promise<ColumnarFile> {
    return openArrowFile(file);
  }

  async openDatabase(file: Blob): Promise<void> {
    const path = await this.registerFile(file);
    await this.#turns.take('alone', () =>
      this.#guard(async () => {
        await this.#apart([`ATTACH ${literal(path)} AS ${preparedDatabase} (READ_ONLY)`]);
        await this.#beginIn(path);
      }),
    );
  }

  async toMemory(): Promise<void> {
    await this.#turns.take('alone', () =>
      this.#guard(async () => {
        const path = this.#database;
        if (path === null) return;
        const { values } = resultFromIpc(await this.#run(tablesSql));
        const [schemas = [], names = []] = values;
        const copies = schemas.map((schema, i) => {
          const table = qualified(String(schema), String(names[i]));
          return `CREATE TABLE ${dataDatabase}.${table} AS FROM ${preparedDatabase}.${table}`;
        });
        await this.#apart(['BEGIN TRANSACTION', ...copies, 'COMMIT']);
        await this.#beginIn(null);
        await this.#apart([`DETACH ${preparedDatabase}`]);
        await this.#driver.dropFile(path);
      }),
    );
  }

  /** Runs statements on a connection of their own, in no database; what failed is undone. */
  async #apart(statements: readonly string[]): Promise<void> {
    const connection = await this.#driver.connect();
    try {
      for (const sql of statements) await runOn(this.#driver, connection, sql);
    } finally {
      await this.#driver.disconnect(connection);
    }
  }

  /** Lets connections begin in a database file from now on, or in `data`. */
  async #beginIn(path: string | null): Promise<void> {
    this.#database = path;
    for (const connection of this.#idle.splice(0)) await this.#driver.disconnect(connection);
  }

  /** Asked past the queue, so that the meter answers while queries run; only what writes is waited for. */
  async memory(): Promise<MemoryUse> {
    return this.#turns.take('aside', () => this.#memory());
  }

  async #memory(): Promise<MemoryUse> {
    const sql =
      "SELECT CAST(sum(memory_usage_bytes) AS BIGINT), current_setting('memory_limit') FROM duckdb_memory()";
    const { values } = resultFromIpc(await this.#run(sql));
    return { used: Number(values[0]?.[0] ?? 0), limit: bytesOf(String(values[1]?.[0] ?? '')) };
  }

  async close(): Promise<void> {
    await this.#locked.catch(() => undefined);
    await this.#driver.close();
  }

  /** A connection that was cancelled or that failed is closed, not used again. */
  async #run(sql: string, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#guard(async () => {
      const connection =
        this.#idle.pop() ?? (await this.#connect(this.#database === null ? dataDatabase : preparedDatabase));
      try {
        const result = await runOn(this.#driver, connection, sql, signal);
        this.#idle.push(connection);
        return result;
      } catch (error) {
        await this.#driver.disconnect(connection);
        throw error;
      }
    });
  }

  /** A fresh connection each time: after a bad stream, a connection's decoder swallows the next good one. */
  async #insert(catalog: string, table: TableName, batch: IpcBatch, create: boolean): Promise<void> {
    await this.#guard(async () => {
      // What a connection begins in needs no word of its own.
      const connection = catalog === 'memory' ? await this.#driver.connect() : await this.#connect(catalog);
      try {
        await this.#driver.insertIpc(connection, batch.ipc, {
          schema: table.schema,
          name: table.table,
          create,
        });
      } finally {
        await this.#driver.disconnect(connection);
      }
    });
  }

  async #connect(use: string): Promise<number> {
    const connection = await this.#driver.connect();
    await runOn(this.#driver, connection, `USE ${use}`);
    return connection;
  }

  async #count(name: string): Promise<number> {
    const { values } = await this.query(`SELECT count(*) FROM ${name}`);
    return Number(values[0]?.[0] ?? 0);
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      await this.#locked;
      return await work();
    } catch (error) {
      throw await engineProblem(error, () => this.#memory());
    }
  }
}

/** The tables of the database that a connection begins in. */
const tablesSql =
  'SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY ALL';

/**
 * DuckDB-WASM 1.32.0 lets go of a cancelled query when its connection runs the next one, not when it is closed. What it holds until
 * then stops a later `CREATE TABLE AS` for ever (on a busy machine every other time, where two were cancelled). What of the query had
 * been queued, such as the other branches of a UNION ALL, it works off first, so that the engine can be busy for as long as that takes.
 */
const afterCancelling = 'SELECT 1';

/** Runs one statement on a connection and returns the IPC stream of its result, cancelling it when the signal aborts. */
async function runOn(
  driver: Driver,
  connection: number,
  sql: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const stopIfAborted = async (): Promise<void> => {
    if (signal?.aborted !== true) return;
    await driver.cancelQuery(connection);
    await runOn(driver, connection, afterCancelling);
    throw new ProblemError([engineMessages.cancelled()]);
  };
  let head = await driver.startQuery(connection, sql);
  while (head === null) {
    await stopIfAborted();
    head = await driver.pollQuery(connection);
  }
  const pieces = [head];
  for (;;) {
    await stopIfAborted();
    const piece = await driver.fetchResult(connection);
    if (piece?.length === 0) return joined(pieces);
    if (piece !== null) pieces.push(piece);
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    all.set(piece, end);
    end += piece.length;
  }
  return all;
}

/** DuckDB's own way of writing sizes, such as `3.1 GiB`, in bytes. */
function bytesOf(text: string): number {
  const match = /^([\d.]+) (bytes?|KiB|MiB|GiB|TiB)$/.exec(text);
  const power = ['KiB', 'MiB', 'GiB', 'TiB'].indexOf(match?.[2] ?? '') + 1;
  return Math.round(Number(match?.[1] ?? 0) * 1024 ** power);
}
