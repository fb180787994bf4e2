import type { ResultTable } from '../../engine/port.ts';
import type { Square } from '../matrix.ts';
import type { PoissonGroupSums } from '../poisson.ts';
import { columnsOf, type Columns } from './columns.ts';
import type { RowsWanted } from './rows.ts';
import { regressors, weighedSql, type StratumPoint } from './weighed.ts';

/**
 * What lines of the same moment are still told apart by: the speed, their duration, and how dense the speech around them is. Their place
 * in the title is the moment's own.
 */
export const momentRegressors = ['cps', 'log_duration', 'speech_density'] as const;

/** Where {@link momentRegressors} stand among the regressors of every fit. */
const columns = momentRegressors.map((name) => regressors.indexOf(name));

/** A stratum, and the coefficients that a pass weighs by: one for each of {@link momentRegressors}. */
export interface MomentPoint {
  readonly stratum: number;
  readonly centre: number;
  readonly beta: readonly number[];
}

/**
 * One pass for the design of the same moment (facts, statistics section 2f): per title, scene and stratum the sums over its lines with
 * weight e = n exp(r'beta). The effects of scenes and languages are the same for all of them, and come in afterwards.
 * @returns columns: title_key, stratum_key, scene_key, n (rows), y, e, then re_i and ry_i for each of {@link momentRegressors}, then ree_i_j for i >= j
 */
export function momentPassSql(wanted: RowsWanted, points: readonly MomentPoint[]): string {
  const sums = [
    ...columns.flatMap((r, i) => [`sum(e * r${r}) AS re_${i}`, `sum(y * r${r}) AS ry_${i}`]),
    ...columns.flatMap((r, i) =>
      columns.slice(0, i + 1).map((other, j) => `sum(e * r${r} * r${other}) AS ree_${i}_${j}`),
    ),
  ];
  return `SELECT title_key, stratum_key, scene_key, CAST(count(*) AS DOUBLE) AS n, sum(y) AS y, sum(e) AS e,
  ${sums.join(', ')}
FROM (
${weighedSql(wanted, points.map(wholePoint))}
) AS weighed
GROUP BY title_key, stratum_key, scene_key
ORDER BY title_key, stratum_key, scene_key`;
}

/** The point among the regressors of every fit; those that the moment has for itself count nothing. */
function wholePoint({ stratum, centre, beta }: MomentPoint): StratumPoint {
  return {
    stratum,
    centre,
    knot: centre,
    beta: regressors.map((_, place) => beta[columns.indexOf(place)] ?? 0),
  };
}

/** The sums of one title, scene and stratum at the coefficients of a pass. */
export interface MomentRow extends PoissonSums {
  readonly title: number;
  readonly stratum: number;
  readonly scene: number;
}

/** The sums in the result of {@link momentPassSql}, by title. */
export function readMomentPass(result: ResultTable): ReadonlyMap<number, readonly MomentRow[]> {
  const read = columnsOf(result);
  const [titles, strata, scenes] = [
    read.numbers('title_key'),
    read.numbers('stratum_key'),
    read.numbers('scene_key'),
  ];
  const sums = sumsIn(read, momentRegressors.length);
  const rows = Array.from(titles, (title, row): MomentRow => ({
    title,
    stratum: strata[row] ?? Number.NaN,
    scene: scenes[row] ?? Number.NaN,
    ...sums(row),
  }));
  return Map.groupBy(rows, ({ title }) => title);
}

/** The sums over some rows at an estimate: see {@link PoissonGroupSums}. */
type PoissonSums = Omit<PoissonGroupSums, 'cluster' | 'group'>;

/** The sums of a row, from the columns `n`, `y`, `e`, `re_i`, `ry_i` and `ree_i_j`. @param size how many regressors there are */
function sumsIn(columns: Columns, size: number): (row: number) => PoissonSums {
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
function vectorsOf(columns: Columns, names: readonly string[]): (row: number) => Float64Array {
  const own = names.map((name) => columns.numbers(name));
  return (row) => {
    const vector = new Float64Array(own.length);
    for (let i = 0; i < vector.length; i += 1) vector[i] = own[i]?.[row] ?? 0;
    return vector;
  };
}

/** A row's cells of the columns `prefix_i_j`, i >= j, as a symmetric matrix. */
function squaresOf(columns: Columns, prefix: string, size: number): (row: number) => Square {
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
