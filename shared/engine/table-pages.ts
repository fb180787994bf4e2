import type { Engine, ResultTable } from './port.ts';
import { qualified } from './quote.ts';

/** A table that is loaded, by its schema and name. */
export interface StoredTable {
  readonly schema: 'source' | 'core';
  readonly table: string;
}

/** All tables and models that the engine holds, source tables first, by name. */
export async function storedTables(engine: Engine): Promise<StoredTable[]> {
  const found = await engine.query(
    `SELECT table_schema, table_name FROM information_schema.tables
     WHERE table_catalog = 'data' AND table_schema IN ('source', 'core') ORDER BY table_schema DESC, table_name`,
  );
  return Array.from({ length: found.rowCount }, (_, row) => ({
    schema: found.values[0]?.[row] === 'source' ? 'source' : 'core',
    table: String(found.values[1]?.[row]),
  }));
}

const rowsPerPage = 50_000;

/** The rows of a table in stored order, a page at a time, so that a table of any size can be written out. */
export async function* tablePages(
  engine: Engine,
  { schema, table }: StoredTable,
): AsyncGenerator<ResultTable> {
  for (let from = 0; ; from += rowsPerPage) {
    const page = await engine.query(
      `SELECT * FROM ${qualified(schema, table)} WHERE rowid >= ${from} AND rowid < ${from + rowsPerPage} ORDER BY rowid`,
    );
    if (from === 0 || page.rowCount > 0) yield page;
    if (page.rowCount < rowsPerPage) return;
  }
}
