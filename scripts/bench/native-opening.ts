import path from 'node:path';
import { castOf } from '../../shared/engine/cast.ts';
import { withTimes } from '../../shared/engine/lines.ts';
import { createTable } from '../../shared/engine/load-table.ts';
import { ident, literal, qualified } from '../../shared/engine/quote.ts';
import { duckdbType } from '../../shared/package/column.ts';
import type { Manifest } from '../../shared/package/manifest.ts';
import { TABLES } from '../../shared/package/tables.ts';
import type { NativeEngine } from './native-engine.ts';

/** Loads the Parquet files of a package into native DuckDB: the same casts and times, read by DuckDB's own reader. */
export async function loadNatively(engine: NativeEngine, folder: string, manifest: Manifest): Promise<void> {
  for (const spec of TABLES) await createTable(engine, spec);
  for (const { spec, files } of manifest.resources) {
    for (const file of files) {
      const source = `read_parquet(${literal(path.join(folder, file.path))})`;
      const found = await engine.query(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${source})`);
      const present = new Set(found.values[0]);
      const columns = spec.columns.map((column) => {
        const value = present.has(column.name)
          ? castOf(column, column.type).value
          : `CAST(NULL AS ${duckdbType(column)})`;
        return `${value} AS ${ident(column.name)}`;
      });
      const read = `SELECT ${columns.join(', ')} FROM ${source}`;
      const names = spec.loaded.map((column) => ident(column.name)).join(', ');
      const rows = spec.name === 'timed_text_events' ? withTimes(read) : read;
      await engine.query(`INSERT INTO ${qualified('source', spec.name)} SELECT ${names} FROM (${rows})`);
    }
  }
}
