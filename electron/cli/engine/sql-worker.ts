import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { SqlWorker } from '../../../shared/audit/bounded-parser.ts';

const { resolve } = createRequire(import.meta.url);

/** What the worker runs: the library alone, and null when it is ready. It is text, since the bundle is one file. */
const script = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData).then(async ({ init, Parser }) => {
  await init();
  parentPort.on('message', (sql) => {
    try {
      parentPort.postMessage({ statements: Parser.parse(sql, 'generic'), error: null });
    } catch (thrown) {
      parentPort.postMessage({ statements: null, error: String(thrown?.message ?? thrown) });
    }
  });
  parentPort.postMessage(null);
});
`;

const answerSchema = z.object({ statements: z.unknown(), error: z.string().nullable() });

/** Starts a thread with the parser of SQL. What the library writes to the console when its stack runs over is kept from the user's. */
export function startSqlWorker(): SqlWorker {
  const worker = new Worker(script, {
    eval: true,
    workerData: pathToFileURL(resolve('@guanmingchiu/sqlparser-ts')).href,
    stdout: true,
    stderr: true,
  });
  const next = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const settle = (): void => {
        worker.off('message', answered).off('error', failed).off('exit', failed);
        worker.unref();
      };
      const answered = (message: unknown): void => {
        settle();
        resolve(message);
      };
      const failed = (): void => {
        settle();
        reject(new Error('The parser of SQL ended.'));
      };
      worker.on('message', answered).on('error', failed).on('exit', failed);
      worker.ref();
    });
  return {
    ready: next().then(() => undefined),
    ask: (sql) => {
      const answer = next().then((message) => answerSchema.parse(message));
      worker.postMessage(sql);
      return answer;
    },
    end: () => void worker.terminate(),
  };
}
