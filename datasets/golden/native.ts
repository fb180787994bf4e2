import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { z } from 'zod';
import { measureText } from '../../shared/timed-text/measure.ts';
import { readTimedText } from '../../shared/timed-text/read.ts';

/** A row of a native result: dates as ISO text, integers as numbers. */
export type NativeRow = Readonly<Record<string, string | number | boolean | null>>;

const manifestSchema = z.object({
  resources: z.array(z.object({ name: z.string(), path: z.string() })),
  subtext: z.object({ as_of: z.string(), default_guide: z.string() }),
});

/**
 * Opens native DuckDB, another build of another version than Subtext's, over the files of a package whose tables are Parquet:
 * a view for each table, the lines of its subtitle files, and the counts of all texts. The counting of characters and the reading of
 * subtitle files are Subtext's own, tested beside their code; all else is SQL.
 */
export async function openNative(folder: string): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(path.join(folder, 'datapackage.json'), 'utf8')),
  );
  for (const resource of manifest.resources) {
    await connection.run(
      `CREATE VIEW ${resource.name} AS SELECT * FROM read_parquet('${path.join(folder, resource.path)}')`,
    );
  }
  const { as_of: asOf, default_guide: guide } = manifest.subtext;
  await connection.run(`CREATE TABLE settings AS SELECT DATE '${asOf}' AS as_of, '${guide}' AS guide`);
  await loadLines(connection, folder);
  return connection;
}

/** Runs a query and returns its rows. */
export async function nativeRows(connection: DuckDBConnection, sql: string): Promise<NativeRow[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader
    .getRowObjects()
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
}

const textRows = z.array(
  z.object({ version_id: z.string(), ordinal: z.number(), text: z.string(), language: z.string() }),
);
const fileRows = z.array(
  z.object({
    version_id: z.string(),
    path: z.string(),
    format: z.enum(['srt', 'webvtt']),
    language: z.string(),
  }),
);

async function loadLines(connection: DuckDBConnection, folder: string): Promise<void> {
  await connection.run(
    'CREATE TABLE measured (version_id VARCHAR, ordinal INTEGER, char_count DOUBLE, longest_line DOUBLE, word_count INTEGER)',
  );
  await connection.run(
    'CREATE TABLE file_lines (version_id VARCHAR, ordinal INTEGER, start_ms DOUBLE, end_ms DOUBLE, text VARCHAR)',
  );
  const texts = textRows.parse(
    await nativeRows(
      connection,
      'SELECT version_id, ordinal, text, language FROM timed_text_events JOIN asset_versions USING (version_id) JOIN assets USING (asset_id) WHERE text IS NOT NULL',
    ),
  );
  const files = fileRows.parse(
    await nativeRows(
      connection,
      'SELECT version_id, path, format, language FROM timed_text_files JOIN asset_versions USING (version_id) JOIN assets USING (asset_id)',
    ),
  );
  const fromFiles = files.flatMap(({ version_id, path: file, format, language }) =>
    readTimedText(readFileSync(path.join(folder, file)), { format }).events.map((event) => ({
      ...event,
      version_id,
      language,
    })),
  );
  const lines = await connection.createAppender('file_lines');
  for (const { version_id, ordinal, startMs, endMs, text } of fromFiles) {
    lines.appendVarchar(version_id);
    lines.appendInteger(ordinal);
    lines.appendDouble(startMs ?? NaN);
    lines.appendDouble(endMs ?? NaN);
    lines.appendVarchar(text);
    lines.endRow();
  }
  lines.closeSync();
  const counts = await connection.createAppender('measured');
  for (const { version_id, ordinal, text, language } of [...texts, ...fromFiles]) {
    const measure = measureText(text, language);
    counts.appendVarchar(version_id);
    counts.appendInteger(ordinal);
    counts.appendDouble(measure.charCount);
    counts.appendDouble(measure.longestLine);
    if (measure.wordCount === null) counts.appendNull();
    else counts.appendInteger(measure.wordCount);
    counts.endRow();
  }
  counts.closeSync();
}

function plain(value: DuckDBValue): string | number | boolean | null {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value;
  return typeof value === 'bigint' ? Number(value) : value.toString();
}
