import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import * as duckdb from '@duckdb/duckdb-wasm/blocking';
import { initSync, ParquetFile } from 'parquet-wasm/esm';
import type { Driver } from '../../../shared/engine/driver.ts';
import { ParquetDecoder } from '../../../shared/engine/parquet.ts';
import { openEngine } from '../../../shared/engine/duckdb-engine.ts';
import { engineMessages } from '../../../shared/errors/engine.ts';
import { ProblemError } from '../../../shared/errors/problem.ts';
import type { Engine } from '../../../shared/engine/port.ts';
import { startSqlWorker } from './sql-worker.ts';

/** DuckDB-WASM started in this process, with no database open. */
export type StartedDuckDb = Awaited<ReturnType<typeof duckdb.createDuckDB>>;

/** Finds the packages' own files, from the sources and from the bundle alike: both stand above `node_modules`. */
const { resolve } = createRequire(import.meta.url);

/** Started, with no database open: a closed engine leaves nothing in it, and spares the next one the start. */
const idle: StartedDuckDb[] = [];

/**
 * Opens a locked engine in this process: DuckDB-WASM's `eh` build, the same that the window runs.
 * @param given where to open it, and nowhere else later
 * @throws ProblemError `engine.cannot_start`
 */
export async function openNodeEngine(given?: StartedDuckDb): Promise<Engine> {
  const started = given ?? idle.pop() ?? (await startDuckDb());
  started.open({ maximumThreads: 1, query: { queryPollingInterval: 20 } });
  return openEngine(driverOf(started, () => given === undefined && idle.push(started)));
}

/** Starts DuckDB-WASM, which takes most of a second. @throws ProblemError `engine.cannot_start` */
export async function startDuckDb(): Promise<StartedDuckDb> {
  try {
    const bundle = (name: string): { mainModule: string; mainWorker: string } => ({
      mainModule: resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
      mainWorker: '',
    });
    const bindings = await duckdb.createDuckDB(
      { mvp: bundle('mvp'), eh: bundle('eh') },
      new duckdb.VoidLogger(),
      duckdb.NODE_RUNTIME,
    );
    await bindings.instantiate();
    return bindings;
  } catch (error) {
    throw new ProblemError([
      engineMessages.cannotStart({ reason: error instanceof Error ? error.message : String(error) }),
    ]);
  }
}

/**
 * Between two moments of work the event loop turns, so that a signal can abort.
 * @param onClosed told once it is closed, if nothing trapped in it
 */
function driverOf(bindings: StartedDuckDb, onClosed: () => void): Driver {
  let hasTrapped = false;
  const turned = async <T>(work: () => T): Promise<T> => {
    await setImmediate();
    try {
      return work();
    } catch (error) {
      hasTrapped ||= isTrap(error);
      throw error;
    }
  };
  return {
    connect: () => turned(() => bindings.connect().useUnsafe((_, connection) => connection)),
    disconnect: (connection) => turned(() => bindings.disconnect(connection)),
    startQuery: (connection, sql) => turned(() => bindings.startPendingQuery(connection, sql)),
    pollQuery: (connection) => turned(() => bindings.pollPendingQuery(connection)),
    cancelQuery: (connection) => turned(() => void bindings.cancelPendingQuery(connection)),
    fetchResult: (connection) => turned(() => bindings.fetchQueryResults(connection)),
    insertIpc: (connection, ipc, target) =>
      turned(() => bindings.insertArrowFromIPCStream(connection, ipc, target)),
    registerFile: async (path, file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      bindings.registerFileBuffer(path, bytes);
    },
    dropFile: (path) => turned(() => bindings.dropFile(path)),
    parquet: startParquet,
    sqlWorker: startSqlWorker,
    close: async () => {
      await turned(() => bindings.reset());
      bindings.dropFiles();
      if (!hasTrapped) onClosed();
    },
  };
}

let parquet: Promise<ParquetDecoder> | null = null;

/** Starts the Parquet decoder once for the process. Its Node build reads no blobs, so the other one is used. */
function startParquet(): Promise<ParquetDecoder> {
  parquet ??= readFile(resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')).then((module) => {
    initSync({ module });
    return new ParquetDecoder({ ParquetFile, onTrap });
  });
  return parquet;
}

/** A trap surfaces in a microtask of the decoder's own, where only the process can catch it. */
function onTrap(listener: () => void): () => void {
  const caught = (error: unknown): void => {
    if (!isTrap(error)) throw error;
    listener();
  };
  process.on('uncaughtException', caught);
  return () => void process.off('uncaughtException', caught);
}

function isTrap(error: unknown): boolean {
  return error instanceof Error && error.name === 'RuntimeError';
}
