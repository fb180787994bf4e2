import { SOURCES } from '../package/tables.ts';
import type { Definitions } from '../semantic/definitions.ts';
import { emitDuckdb } from '../semantic/expression/duckdb.ts';
import { fromSql } from '../semantic/from.ts';
import type { Engine, ResultTable } from './port.ts';
import { ident, qualified } from './quote.ts';

/** A source table or a model, by its schema and name. */
export interface StoredTable {
  readonly schema: 'source' | 'core';
  readonly table: string;
}

/** Every table and model that an opened package has, source tables first, by name; those that the export leaves out have no rows. */
export function storedTables(definitions: Definitions): StoredTable[] {
  const sources = SOURCES.map(({ name }) => name).sort();
  const models = [...definitions.models.keys()].sort();
  return [
    ...sources.map((table): StoredTable => ({ schema: 'source', table })),
    ...models.map((table): StoredTable => ({ schema: 'core', table })),
  ];
}

const rowsPerPage = 50_000;

/** The rows of a table in stored order, a page at a time, so that a table of any size can be written out. A model has its fields too. */
export async function* tablePages(
  engine: Pick<Engine, 'query'>,
  definitions: Definitions,
  stored: StoredTable,
): AsyncGenerator<ResultTable> {
  const select = selectOf(definitions, stored);
  for (let from = 0; ; from += rowsPerPage) {
    const page = await engine.query(
      `${select}\nWHERE fact.rowid >= ${from} AND fact.rowid < ${from + rowsPerPage} ORDER BY fact.rowid`,
    );
    if (from === 0 || page.rowCount > 0) yield page;
    if (page.rowCount < rowsPerPage) return;
  }
}

/** The statement that reads a table: what is stored, and after it what a model computes wherever it is asked for. */
export function selectOf(definitions: Definitions, { schema, table }: StoredTable): string {
  const model = schema === 'core' ? definitions.models.get(table) : undefined;
  if (model === undefined) return `SELECT * FROM ${qualified(schema, table)} AS fact`;
  const fields = [...model.fields.values()];
  const values = fields.map(({ name, expr }) => `, ${emitDuckdb(expr)} AS ${ident(name)}`);
  const from = fromSql(
    definitions,
    model,
    fields.map(({ expr }) => expr),
  );
  return `SELECT fact.*${values.join('')}\n${from}`;
}
