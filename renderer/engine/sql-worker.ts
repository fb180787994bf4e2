import type { SqlWorker } from '../../shared/audit/bounded-parser.ts';
import type { SqlAnswer } from '../../shared/audit/sql-parser.ts';

/** Starts a worker with the parser of SQL, nested in the engine's. */
export function startSqlWorker(): SqlWorker {
  const worker = new Worker(new URL('./sql.worker.ts', import.meta.url), { type: 'module', name: 'sql' });
  const next = <Message>(): Promise<Message> =>
    new Promise((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<Message>) => resolve(event.data);
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message));
      };
    });
  return {
    ready: next<null>().then(() => undefined),
    ask: (sql) => {
      const answer = next<SqlAnswer>();
      worker.postMessage(sql);
      return answer;
    },
    end: () => worker.terminate(),
  };
}
