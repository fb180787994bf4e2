import type { ResultTable } from '../../engine/port.ts';
import { columnsOf } from './columns.ts';
import { regressors, sumsIn, weighedSql, type PoissonSums, type StratumPoint } from './newton-pass.ts';
import type { RowsWanted } from './rows.ts';

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
