import { outsideTexts } from './definitions/portable.ts';

/**
 * What engines say differently. All else that the compiler writes is the part of SQL that they have in common: quoted names, CASE, CAST,
 * FILTER, window functions, date_trunc.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'trino';
  /** What people call the engine. */
  readonly label: string;
  /** The quantile `q` of a number, interpolated between neighbours; null where the engine has only an approximate one. */
  readonly exactQuantile: ((value: string, q: string) => string) | null;
  /** The quantile `q` of a number, within the engine's own error. */
  readonly approximateQuantile: (value: string, q: string) => string;
  /** The type of a moment with microseconds and no time zone. */
  readonly momentType: string;
  /** That two columns are alike, null with null, where rows are joined. */
  readonly alike: (left: string, right: string) => string;
  /** The SQL of a model, which is written in the portable subset, as the engine takes it. */
  readonly modelSql: (sql: string) => string;
}

/** The name of a dialect of SQL. */
export type DialectName = Dialect['name'];

/** DuckDB, on which everything runs here. */
export const duckdb: Dialect = {
  name: 'duckdb',
  label: 'DuckDB',
  exactQuantile: (value, q) => `quantile_cont(${value}, ${q})`,
  approximateQuantile: (value, q) => `approx_quantile(${value}, ${q})`,
  momentType: 'TIMESTAMP',
  alike: (left, right) => `${left} IS NOT DISTINCT FROM ${right}`,
  modelSql: (sql) => sql,
};

/**
 * Trino, of which no exact quantile is known (https://trino.io/docs/current/functions/aggregate.html). Its text is checked against
 * Trino's grammar and has not run there. Joins on IS NOT DISTINCT FROM have given wrong rows (trinodb/trino #26257), so they are
 * written out.
 */
export const trino: Dialect = {
  name: 'trino',
  label: 'Trino',
  exactQuantile: null,
  approximateQuantile: (value, q) => `approx_percentile(CAST(${value} AS DOUBLE), ${q})`,
  momentType: 'TIMESTAMP(6)',
  alike: (left, right) => `coalesce(${left} = ${right}, ${left} IS NULL AND ${right} IS NULL)`,
  modelSql: (sql) => outsideTexts(sql, inTrino),
};

/** Every dialect by its name. */
export const dialects: Readonly<Record<DialectName, Dialect>> = { duckdb, trino };

/**
 * Trino divides whole numbers to whole numbers, keeps a bare TIMESTAMP in milliseconds, and makes null of a text that is put together with
 * null; DuckDB leaves the null out.
 */
function inTrino(sql: string): string {
  return sql
    .replaceAll(/(\/\s*\d+)\b(?![.eE])/g, '$1e0')
    .replaceAll(/\bAS\s+TIMESTAMP\b(?!\s*\()/gi, `AS ${trino.momentType}`)
    .replaceAll(/\bconcat\s*\(/gi, "concat_ws('', ");
}
