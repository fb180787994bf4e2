/**
 * What engines say differently. All else that the compiler writes is the part of SQL that they have in common: quoted names, CASE, CAST,
 * FILTER, window functions, IS NOT DISTINCT FROM, date_trunc.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'trino';
  /** The quantile `q` of a number, interpolated between neighbours; null where the engine has only an approximate one. */
  readonly exactQuantile: ((value: string, q: string) => string) | null;
  /** The quantile `q` of a number, within the engine's own error. */
  readonly approximateQuantile: (value: string, q: string) => string;
}

/** DuckDB, on which everything runs here. */
export const duckdb: Dialect = {
  name: 'duckdb',
  exactQuantile: (value, q) => `quantile_cont(${value}, ${q})`,
  approximateQuantile: (value, q) => `approx_quantile(${value}, ${q})`,
};

/** Trino, of which no exact quantile is known (https://trino.io/docs/current/functions/aggregate.html). */
export const trino: Dialect = {
  name: 'trino',
  exactQuantile: null,
  approximateQuantile: (value, q) => `approx_percentile(CAST(${value} AS DOUBLE), ${q})`,
};
