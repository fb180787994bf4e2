import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import duckDbWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import initParquet, { ParquetFile } from 'parquet-wasm/esm';
import parquetWasm from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import type { Driver } from '../../shared/engine/driver.ts';
import { openEngine } from '../../shared/engine/duckdb-engine.ts';
import { ParquetDecoder } from '../../shared/engine/parquet.ts';
import type { Engine } from '../../shared/engine/port.ts';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { engineMessages } from '../../shared/errors/engine.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { startSqlWorker } from './sql-worker.ts';

/**
 * Opens a locked engine: DuckDB's own worker, nested in this one, so that decoding here goes on while it starts and inserts.
 * Everything comes from the window's own origin. Where it can't start, whatever is asked of it fails with `engine.cannot_start`.
 */
export function openBrowserEngine(): Engine {
  const worker = new Worker(new URL('./duckdb.worker.ts', import.meta.url), {
    type: 'module',
    name: 'duckdb',
  });
  // The decoder starts beside DuckDB, and then the definitions are read: what is done here while DuckDB's worker starts costs no
  // time later, but would hold that worker up if it were done first. A fault in either is met where it is needed.
  startParquet().then(loadDefinitions, () => undefined);
  const gone = failureOf(worker);
  return openEngine(driverOf(start(worker, gone), gone));
}

async function start(worker: Worker, gone: Promise<never>): Promise<AsyncDuckDB> {
  const started = async (): Promise<AsyncDuckDB> => {
    await ready(worker);
    const database = new AsyncDuckDB(new VoidLogger(), worker);
    await database.instantiate(ownUrl(duckDbWasm));
    await database.open({ query: { queryPollingInterval: 20 } });
    return database;
  };
  try {
    return await Promise.race([started(), gone]);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** Resolves when the worker's script has run. */
function ready(worker: Worker): Promise<void> {
  return new Promise((resolve) => worker.addEventListener('message', () => resolve(), { once: true }));
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

/** @param starting DuckDB, which is waited for at each call */
function driverOf(starting: Promise<AsyncDuckDB>, gone: Promise<never>): Driver {
  const call = async <T>(work: (database: AsyncDuckDB) => Promise<T>): Promise<T> =>
    Promise.race([work(await starting), gone]);
  return {
    connect: () => call((database) => database.connectInternal()),
    disconnect: (connection) => call((database) => database.disconnect(connection)),
    startQuery: (connection, sql) => call((database) => database.startPendingQuery(connection, sql)),
    pollQuery: (connection) => call((database) => database.pollPendingQuery(connection)),
    cancelQuery: (connection) =>
      call(async (database) => {
        await database.cancelPendingQuery(connection);
      }),
    fetchResult: (connection) => call((database) => database.fetchQueryResults(connection)),
    insertIpc: (connection, ipc, target) =>
      call((database) => database.insertArrowFromIPCStream(connection, ipc, target)),
    registerFile: (path, file) =>
      call((database) =>
        database.registerFileHandle(path, file, DuckDBDataProtocol.BROWSER_FILEREADER, true),
      ),
    dropFile: (path) =>
      call(async (database) => {
        await database.dropFile(path);
      }),
    parquet: startParquet,
    sqlWorker: startSqlWorker,
    // What could not start is ended already.
    close: () =>
      starting.then(
        (database) => database.terminate(),
        () => undefined,
      ),
  };
}

let parquet: Promise<ParquetDecoder> | null = null;

function startParquet(): Promise<ParquetDecoder> {
  parquet ??= initParquet({ module_or_path: ownUrl(parquetWasm) }).then(
    () => new ParquetDecoder({ ParquetFile, onTrap }),
  );
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
