import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import duckDbWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import initParquet, { ParquetFile } from 'parquet-wasm/esm';
import parquetWasm from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import type { Driver } from '../../shared/engine/driver.ts';
import { openEngine } from '../../shared/engine/duckdb-engine.ts';
import type { ParquetLibrary } from '../../shared/engine/parquet.ts';
import type { Engine } from '../../shared/engine/port.ts';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { startSqlWorker } from './sql-worker.ts';

/**
 * Opens a locked engine: DuckDB's own worker, nested in this one, so that decoding here goes on while it inserts.
 * Everything comes from the window's own origin.
 * @throws ProblemError `engine.cannot_start`
 */
export async function openBrowserEngine(): Promise<Engine> {
  const worker = new Worker(new URL('./duckdb.worker.ts', import.meta.url), {
    type: 'module',
    name: 'duckdb',
  });
  // The decoder starts beside DuckDB, and then the definitions are read: what is done here while DuckDB's worker starts costs no
  // time later, but would hold that worker up if it were done first. A fault in either is met where it is needed.
  startParquet().then(loadDefinitions, () => undefined);
  const gone = failureOf(worker);
  try {
    await Promise.race([ready(worker), gone]);
    const database = new AsyncDuckDB(new VoidLogger(), worker);
    await Promise.race([start(database), gone]);
    return await openEngine(driverOf(database, gone));
  } catch (error) {
    worker.terminate();
    throw new ProblemError([
      engineMessages.cannotStart({ reason: error instanceof Error ? error.message : String(error) }),
    ]);
  }
}

/** Resolves when the worker's script has run. */
function ready(worker: Worker): Promise<void> {
  return new Promise((resolve) => worker.addEventListener('message', () => resolve(), { once: true }));
}

async function start(database: AsyncDuckDB): Promise<void> {
  await database.instantiate(ownUrl(duckDbWasm));
  await database.open({ query: { queryPollingInterval: 20 } });
}

/** Never resolves; rejects when the worker dies, whose answers would else be waited for for ever. */
function failureOf(worker: Worker): Promise<never> {
  const gone = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      const problem = engineMessages.crashed({
        reason: event.message === '' ? 'its worker ended' : event.message,
      });
      reject(new ProblemError([problem]));
    });
  });
  gone.catch(() => undefined);
  return gone;
}

function driverOf(database: AsyncDuckDB, gone: Promise<never>): Driver {
  const alive = <T>(work: Promise<T>): Promise<T> => Promise.race([work, gone]);
  return {
    connect: () => alive(database.connectInternal()),
    disconnect: (connection) => alive(database.disconnect(connection)),
    startQuery: (connection, sql) => alive(database.startPendingQuery(connection, sql)),
    pollQuery: (connection) => alive(database.pollPendingQuery(connection)),
    cancelQuery: async (connection) => {
      await alive(database.cancelPendingQuery(connection));
    },
    fetchResult: (connection) => alive(database.fetchQueryResults(connection)),
    insertIpc: (connection, ipc, target) => alive(database.insertArrowFromIPCStream(connection, ipc, target)),
    registerFile: (path, file) =>
      alive(database.registerFileHandle(path, file, DuckDBDataProtocol.BROWSER_FILEREADER, true)),
    dropFile: async (path) => {
      await alive(database.dropFile(path));
    },
    parquet: startParquet,
    sqlWorker: startSqlWorker,
    close: () => database.terminate(),
  };
}

let parquet: Promise<ParquetLibrary> | null = null;

function startParquet(): Promise<ParquetLibrary> {
  parquet ??= initParquet({ module_or_path: ownUrl(parquetWasm) }).then(() => ({ ParquetFile, onTrap }));
  return parquet;
}

/** A trap surfaces in a microtask of the decoder's own, where only the worker can catch it. */
function onTrap(listener: () => void): () => void {
  const caught = (event: ErrorEvent): void => {
    if (!(event.error instanceof WebAssembly.RuntimeError)) return;
    event.preventDefault();
    listener();
  };
  globalThis.addEventListener('error', caught);
  return () => globalThis.removeEventListener('error', caught);
}

function ownUrl(asset: string): string {
  return new URL(asset, globalThis.location.href).href;
}
