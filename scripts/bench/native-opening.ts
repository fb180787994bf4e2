import path from 'node:path';
import { castOf, type Cast } from '../../shared/engine/cast.ts';
import { withTimes } from '../../shared/engine/lines.ts';
import { createTables } from '../../shared/engine/load-table.ts';
import { ident, literal, qualified } from '../../shared/engine/quote.ts';
import type { CheckedTable } from '../../shared/package/check.ts';
import { duckdbType } from '../../shared/package/column.ts';
import type { Manifest } from '../../shared/package/manifest.ts';
import type { TableSpec } from '../../shared/package/table.ts';
import { SOURCES } from '../../shared/package/tables.ts';
import type { NativeEngine } from './native-engine.ts';

/**
 * Loads the Parquet files of a package into native DuckDB: the same casts, search for faults and times, read by DuckDB's own reader.
 * @throws Error when a value can't be read: the generator writes none
 */
export async function loadNatively(
  engine: NativeEngine,
  folder: string,
  manifest: Manifest,
): Promise<CheckedTable[]> {
  await createTables(engine, SOURCES);
  const loaded: CheckedTable[] = [];
  for (const { spec, files } of manifest.resources) {
    const parts: { path: string; rows: number }[] = [];
    for (const file of files) {
      const source = `read_parquet(${literal(path.join(folder, file.path))})`;
      const casts = await castsOf(engine, source, spec);
      await refuseFaults(engine, source, casts);
      await insertAll(engine, source, casts, spec);
      const { values } = await engine.query(`SELECT count(*) FROM ${source}`);
      parts.push({ path: file.path, rows: Number(values[0]?.[0]) });
    }
    loaded.push({ spec, parts });
  }
  return loaded;
}

async function castsOf(engine: NativeEngine, source: string, spec: TableSpec): Promise<Cast[]> {
  const found = await engine.query(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${source})`);
  const present = new Set(found.values[0]);
  return spec.columns.flatMap((column) => (present.has(column.name) ? [castOf(column, column.type)] : []));
}

async function refuseFaults(engine: NativeEngine, source: string, casts: readonly Cast[]): Promise<void> {
  const tests = casts.flatMap(({ unreadable, notFinite }) => [unreadable, notFinite]);
  const counts = tests.flatMap((test) => (test === null ? [] : [`count(*) FILTER (WHERE ${test})`]));
  if (counts.length === 0) return;
  const { values } = await engine.query(`SELECT ${counts.join(', ')} FROM ${source}`);
  if (values.some(([count]) => Number(count) > 0)) throw new Error('A value can not be read.');
}

async function insertAll(
  engine: NativeEngine,
  source: string,
  casts: readonly Cast[],
  spec: TableSpec,
): Promise<void> {
  const values = new Map(casts.map((cast) => [cast.column.name, cast.value]));
  const columns = spec.columns.map(
    (column) =>
      `${values.get(column.name) ?? `CAST(NULL AS ${duckdbType(column)})`} AS ${ident(column.name)}`,
  );
  const read = `SELECT ${columns.join(', ')} FROM ${source}`;
  const rows = spec.name === 'timed_text_events' ? withTimes(read) : read;
  const names = spec.loaded.map((column) => ident(column.name)).join(', ');
  await engine.query(`INSERT INTO ${qualified('source', spec.name)} SELECT ${names} FROM (${rows})`);
}
