import type { ResultTable } from '../../engine/port.ts';
import { columnsOf } from './columns.ts';
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

/** The sums of one title, scene and stratum at the coefficients of a pass, the regressors in the order of {@link momentRegressors}. */
export interface MomentRow {
  readonly title: number;
  readonly stratum: number;
  readonly scene: number;
  /** Rows. */
  readonly n: number;
  /** Sums of y, e, r e, r y and, row by row, r r' e. */
  readonly y: number;
  readonly e: number;
  readonly re: readonly number[];
  readonly ry: readonly number[];
  readonly ree: readonly number[];
}

/** The sums in the results of {@link momentPassSql}, by title. */
export function readMomentPass(results: readonly ResultTable[]): ReadonlyMap<number, readonly MomentRow[]> {
  return Map.groupBy(results.flatMap(rowsIn), ({ title }) => title);
}

function rowsIn(result: ResultTable): MomentRow[] {
  const read = columnsOf(result);
  const numbers = (name: string): Float64Array => read.numbers(name);
  const places = columns.map((_, i) => i);
  const [title, stratum, scene] = [numbers('title_key'), numbers('stratum_key'), numbers('scene_key')];
  const [n, y, e] = [numbers('n'), numbers('y'), numbers('e')];
  const [re, ry] = [places.map((i) => numbers(`re_${i}`)), places.map((i) => numbers(`ry_${i}`))];
  const lower = places.map((i) => places.slice(0, i + 1).map((j) => numbers(`ree_${i}_${j}`)));
  const ree = places.flatMap((i) => places.flatMap((j) => lower[Math.max(i, j)]?.[Math.min(i, j)] ?? []));
  return Array.from({ length: read.rowCount }, (_, row): MomentRow => {
    const at = (sums: Float64Array): number => sums[row] ?? Number.NaN;
    return {
      title: at(title),
      stratum: at(stratum),
      scene: at(scene),
      n: at(n),
      y: at(y),
      e: at(e),
      re: re.map(at),
      ry: ry.map(at),
      ree: ree.map(at),
    };
  });
}
