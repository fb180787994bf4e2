import { withCounts, type VersionLanguages } from './lines.ts';
import { stagingSchema } from './lock.ts';
import type { ColumnarFile, Engine, IpcBatch } from './port.ts';
import type { StagedBatch, StagedFile } from './staged.ts';

const table = { schema: stagingSchema, table: 'batch' };
const relation = `memory.${stagingSchema}.batch`;

/**
 * Stages a Parquet or Arrow file. The next batch is decoded, and its texts counted, while the former is worked on.
 * @param languages of the versions, where the file is one of lines whose texts are to be counted; else null
 */
export function stageColumnar(
  engine: Engine,
  file: ColumnarFile,
  languages: VersionLanguages | null = null,
): StagedFile {
  return {
    columns: file.columns,
    rows: file.rows,
    isText: false,
    batches: (columns) => {
      const batches = file.batches(columns);
      const isCounted = languages !== null && columns.includes('text');
      return insertBatches(engine, isCounted ? counted(batches, languages) : batches, isCounted);
    },
    close: () => {
      file.close();
      return Promise.resolve();
    },
  };
}

async function* counted(
  batches: AsyncIterable<IpcBatch>,
  languages: VersionLanguages,
): AsyncGenerator<IpcBatch> {
  for await (const batch of batches) yield withCounts(batch, languages);
}

async function* insertBatches(
  engine: Engine,
  batches: AsyncIterable<IpcBatch>,
  isCounted: boolean,
): AsyncGenerator<StagedBatch> {
  for await (const batch of ahead(batches)) {
    if (batch.rows === 0) continue;
    await engine.insertIpc(table, batch, true);
    try {
      yield { relation, firstRowid: 0, rows: batch.rows, isCounted };
    } finally {
      await engine.query(`DROP TABLE ${relation}`);
    }
  }
}

/** The same values, each asked for before the former is worked on. */
export async function* ahead<T>(values: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = values[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const current = await next;
      if (current.done === true) return;
      next = iterator.next();
      // A fault is met when the value is asked for; until then it must not count as unhandled.
      next.catch(() => undefined);
      yield current.value;
    }
  } finally {
    await next.catch(() => undefined);
    await iterator.return?.();
  }
}
