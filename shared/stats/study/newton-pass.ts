import type { ResultTable } from '../../engine/port.ts';
import { literal } from '../../engine/quote.ts';
import type { Square } from '../matrix.ts';
import type { PoissonGroupSums } from '../poisson.ts';
import { columnsOf, spansOf, type Columns } from './columns.ts';
import { covariates, rowsSql, type RowsWanted } from './rows.ts';

/** Where the regressors of a stratum start from, and the estimate that a pass weighs by. */
export interface StratumPoint {
  readonly stratum: number;
  /** Speed that is taken from every speed, in characters per second. */
  readonly centre: number;
  /** Speed above which the second regressor grows, in characters per second. */
  readonly knot: number;
  /** One coefficient for each of {@link regressors}. */
  readonly beta: readonly number[];
}

/** What every fit regresses on, in order: the speed, the speed above the knot, and the covariates. */
export const regressors = ['cps', 'above', ...covariates] as const;

/**
 * One pass of Newton's method for all strata together (facts, statistics section 2b): per title, the sums that the next step needs at the given
 * estimate, with weight e = n exp(r'beta).
 * @returns columns: stratum_key, title_key, n, y, e, then re_i and ry_i for each regressor i, then ree_i_j for i >= j
 */
export function newtonPassSql(wanted: RowsWanted, points: readonly StratumPoint[]): string {
  const places = regressors.map((_, i) => i);
  const sums = [
    ...places.flatMap((i) => [`sum(e * r${i}) AS re_${i}`, `sum(y * r${i}) AS ry_${i}`]),
    ...places.flatMap((i) => places.slice(0, i + 1).map((j) => `sum(e * r${i} * r${j}) AS ree_${i}_${j}`)),
  ];
  return `SELECT stratum_key, title_key, CAST(count(*) AS DOUBLE) AS n, sum(y) AS y, sum(e) AS e,
  ${sums.join(', ')}
FROM (
${weighedSql(wanted, points)}
) AS weighed
GROUP BY stratum_key, title_key
ORDER BY stratum_key, title_key`;
}

/** The rows with their regressors `r0` to `r5` and `e`, the exposures times the relative rate that the estimate expects. */
export function weighedSql(wanted: RowsWanted, points: readonly StratumPoint[]): string {
  const index = regressors.map((_, i) => i);
  return `SELECT rows.*, rows.n * exp(${index.map((i) => `b${i} * r${i}`).join(' + ')}) AS e
FROM (
  SELECT rows.*, rows.cps - point.centre AS r0, greatest(rows.cps - point.knot, 0) AS r1,
    ${covariates.map((name, i) => `rows.${name} AS r${i + 2}`).join(', ')},
    point.*
  FROM (
${rowsSql(wanted)}
  ) AS rows
  JOIN (VALUES ${points.map(pointRow).join(', ')}) AS point(point_stratum, centre, knot, ${index.map((i) => `b${i}`).join(', ')})
    ON point.point_stratum = rows.stratum_key
) AS rows`;
}

function pointRow({ stratum, centre, knot, beta }: StratumPoint): string {
  const doubles = [centre, knot, ...beta].map((value) => `CAST(${literal(value)} AS DOUBLE)`);
  return `(${literal(stratum)}, ${doubles.join(', ')})`;
}

/** The sums of each stratum in the result of {@link newtonPassSql}, by key: a title is a group of its own, and a cluster. */
export function readNewtonPass(result: ResultTable): ReadonlyMap<number, readonly PoissonGroupSums[]> {
  const columns = columnsOf(result);
  const titles = columns.numbers('title_key');
  const sums = sumsIn(columns, regressors.length);
  const strata = new Map<number, PoissonGroupSums[]>();
  for (const [stratum, { from, to }] of spansOf(columns.numbers('stratum_key'))) {
    const groups = Array.from({ length: to - from }, (_, i) => {
      const row = from + i;
      const title = titles[row] ?? Number.NaN;
      return { cluster: title, group: title, ...sums(row) };
    });
    strata.set(stratum, groups);
  }
  return strata;
}

/** The sums over some rows at an estimate: see {@link PoissonGroupSums}. */
export type PoissonSums = Omit<PoissonGroupSums, 'cluster' | 'group'>;

/** The sums of a row, from the columns `n`, `y`, `e`, `re_i`, `ry_i` and `ree_i_j`. @param size how many regressors there are */
export function sumsIn(columns: Columns, size: number): (row: number) => PoissonSums {
  const [n, y, e] = [columns.numbers('n'), columns.numbers('y'), columns.numbers('e')];
  const named = (prefix: string): string[] => Array.from({ length: size }, (_, i) => `${prefix}_${i}`);
  const [re, ry] = [vectorsOf(columns, named('re')), vectorsOf(columns, named('ry'))];
  const ree = squaresOf(columns, 'ree', size);
  return (row) => ({
    n: n[row] ?? 0,
    y: y[row] ?? 0,
    e: e[row] ?? 0,
    re: re(row),
    ry: ry(row),
    ree: ree(row),
  });
}

/** A row's cells of these columns, as a vector. */
export function vectorsOf(columns: Columns, names: readonly string[]): (row: number) => Float64Array {
  const own = names.map((name) => columns.numbers(name));
  return (row) => {
    const vector = new Float64Array(own.length);
    for (let i = 0; i < vector.length; i += 1) vector[i] = own[i]?.[row] ?? 0;
    return vector;
  };
}

/** A row's cells of the columns `prefix_i_j`, i >= j, as a symmetric matrix. */
export function squaresOf(columns: Columns, prefix: string, size: number): (row: number) => Square {
  const lower = Array.from({ length: size }, (_, i) =>
    Array.from({ length: i + 1 }, (_, j) => columns.numbers(`${prefix}_${i}_${j}`)),
  );
  return (row) => {
    const values = new Float64Array(size * size);
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j <= i; j += 1) {
        const value = lower[i]?.[j]?.[row] ?? 0;
        values[i * size + j] = value;
        values[j * size + i] = value;
      }
    return { size, values };
  };
}
