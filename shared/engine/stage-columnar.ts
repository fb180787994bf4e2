import type { Place } from '../errors/problem.ts';
import type { TableSpec } from '../package/table.ts';
import { ahead, type Ahead } from './ahead.ts';
import { withCounts } from './lines.ts';
import { stagingSchema } from './lock.ts';
import type { ColumnarFile, Engine, IpcBatch } from './port.ts';
import { isRefused, matchFile, type StagedBatch, type StagedFile } from './staged.ts';
import type { VersionLanguages } from './version-languages.ts';

const table = { schema: stagingSchema, table: 'batch' };
const relation = `memory.${stagingSchema}.batch`;

/** Batches that are read beforehand: two, so that a file of one is read to its end, and the next may begin. */
const batchesAhead = 2;

/**
 * Stages a Parquet or Arrow file. Its first batches are read, and their texts counted, from now on, and the next while the former is
 * worked on; the engine is asked for nothing before the batches are.
 * @param languages of the versions, where the file is one of lines whose texts are to be counted; else null
 */
export function stageColumnar(
  engine: Engine,
  file: ColumnarFile,
  { spec, at, languages }: { spec: TableSpec; at: Place; languages: VersionLanguages | null },
): StagedFile {
  const matched = matchFile(file.columns, spec, at, false);
  const columns = matched.present.map(({ name }) => name);
  const isCounted = languages !== null && columns.includes('text');
  const read = (): AsyncIterable<IpcBatch> =>
    isCounted ? counted(file.batches(columns), languages) : file.batches(columns);
  const reading = isRefused(matched) ? null : ahead(read(), { most: batchesAhead });
  return {
    columns: file.columns,
    matched,
    rows: file.rows,
    isText: false,
    batches: () => insertBatches(engine, reading, isCounted),
    close: async () => {
      await reading?.return();
      file.close();
    },
  };
}

async function* counted(
  batches: AsyncIterable<IpcBatch>,
  languages: VersionLanguages,
): AsyncGenerator<IpcBatch> {
  for await (const batch of batches) yield await withCounts(batch, languages);
}

async function* insertBatches(
  engine: Engine,
  batches: Ahead<IpcBatch> | null,
  isCounted: boolean,
): AsyncGenerator<StagedBatch> {
  for await (const batch of batches ?? []) {
    if (batch.rows === 0) continue;
    try {
      await engine.insertIpc(table, batch, true);
      yield { relation, firstRowid: 0, rows: batch.rows, isCounted };
    } finally {
      await engine.query(`DROP TABLE IF EXISTS ${relation}`);
    }
  }
}
