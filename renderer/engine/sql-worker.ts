import type { SqlWorker } from '../../shared/audit/bounded-parser.ts';
import type { SqlAnswer } from '../../shared/audit/sql-parser.ts';

/** Starts a worker with the parser of SQL, nested in the engine's. */
export function startSqlWorker(): SqlWorker {
  const worker = new Worker(new URL('./sql.worker.ts', import.meta.url), { type: 'module', name: 'sql' });
  return {
    ask: (sql) =>
      new Promise((resolve, reject) => {
        worker.onmessage = (event: MessageEvent<SqlAnswer>) => resolve(event.data);
        worker.onerror = (event) => {
          event.preventDefault();
          reject(new Error(event.message));
        };
        worker.postMessage(sql);
      }),
    end: () => worker.terminate(),
  };
}
