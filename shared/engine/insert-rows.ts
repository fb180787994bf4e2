import { stagingSchema } from './lock.ts';
import type { Engine, InsertColumn } from './port.ts';
import { ident, qualified } from './quote.ts';

const staging = { schema: stagingSchema, table: 'rows' };
const staged = `memory.${qualified(staging.schema, staging.table)}`;

/**
 * Adds rows to a table of schema `source`, by way of one in memory that is gone after that, whatever became of it.
 * @param columns of the table, all or some, by their names in it
 * @throws ProblemError `engine.rows_lost` where not all of them arrive
 */
export async function insertRows(
  engine: Engine,
  table: string,
  columns: readonly InsertColumn[],
): Promise<void> {
  const names = columns.map(({ name }) => ident(name)).join(', ');
  try {
    await engine.insertColumns(staging, columns, true);
    await engine.query(`INSERT INTO ${qualified('source', table)} (${names}) SELECT ${names} FROM ${staged}`);
  } finally {
    await engine.query(`DROP TABLE IF EXISTS ${staged}`);
  }
}
