import type { Cell, Engine, QueryOptions } from '../engine/port.ts';
import { ident, literal, qualified } from '../engine/quote.ts';
import { listedPlaces, type Place, type Problem } from '../errors/problem.ts';
import type { TableSpec } from './table.ts';

/** A table as it lies in schema `source`, its rows in the order of its files. */
export interface CheckedTable {
  readonly spec: TableSpec;
  /** Where the rows came from, in order. */
  readonly parts: readonly { readonly path: string; readonly rows: number }[];
}

/** The rows of all its parts. */
export function rowCount({ parts }: Pick<CheckedTable, 'parts'>): number {
  return parts.reduce((sum, { rows }) => sum + rows, 0);
}

/** One thing to check of every row of a table. */
export interface RowCheck {
  /** The column to show. */
  readonly column: string;
  /** SQL condition of the rows that break it. */
  readonly broken: string;
  readonly problem: (at: Place, count?: number) => Problem;
}

/** A row that breaks a check: its 0-based place in the table and the value to show. */
export interface BrokenRow {
  readonly rowid: number;
  readonly value: string | null;
}

/** The table's name in SQL. */
export function source(table: string): string {
  return qualified('source', table);
}

/** Runs one query for its rows, row by row. */
export async function rowsOf(engine: Engine, sql: string, options: QueryOptions): Promise<Cell[][]> {
  const { values, rowCount } = await engine.query(sql, options);
  return Array.from({ length: rowCount }, (_, row) => values.map((column) => column[row] ?? null));
}

/** The first rows of a table for which a condition is true. */
export async function findBroken(
  engine: Engine,
  table: string,
  column: string,
  broken: string,
  options: QueryOptions,
): Promise<BrokenRow[]> {
  const shown = `CAST(${ident(column)} AS VARCHAR)`;
  const sql = `SELECT rowid, ${shown} FROM ${source(table)} WHERE ${broken} ORDER BY rowid LIMIT ${listedPlaces}`;
  const rows = await rowsOf(engine, sql, options);
  return rows.map(([rowid = null, value = null]) => ({
    rowid: Number(rowid),
    value: value === null ? null : String(value),
  }));
}

/**
 * The problems of one fault: one for each listed row, the first with the count of all rows where there are more.
 */
export function listProblems(
  loaded: CheckedTable,
  column: string,
  rows: readonly BrokenRow[],
  total: number,
  problem: RowCheck['problem'],
): Problem[] {
  return rows.map((row, index) => {
    const value = row.value === null ? {} : { value: row.value };
    const at = { ...placeOf(loaded, row.rowid), column, ...value };
    return index === 0 && total > rows.length ? problem(at, total) : problem(at);
  });
}

/** File, table and 1-based row in the file of a row of the table. */
export function placeOf(loaded: CheckedTable, rowid: number): Place {
  let before = 0;
  for (const part of loaded.parts) {
    if (rowid < before + part.rows)
      return { file: part.path, table: loaded.spec.name, row: rowid - before + 1 };
    before += part.rows;
  }
  return { table: loaded.spec.name, row: rowid + 1 };
}

/** A list of texts for SQL's IN. */
export function literals(values: readonly string[]): string {
  return values.map((value) => literal(value)).join(', ');
}
