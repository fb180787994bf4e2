import { literal } from '../../engine/quote.ts';
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
 * @returns columns: stratum_key, title_key, lines, y, e, then re_i and ry_i for each regressor i, then ree_i_j for i >= j
 */
export function newtonPassSql(wanted: RowsWanted, points: readonly StratumPoint[]): string {
  const places = regressors.map((_, i) => i);
  const sums = [
    ...places.flatMap((i) => [`sum(e * r${i}) AS re_${i}`, `sum(y * r${i}) AS ry_${i}`]),
    ...places.flatMap((i) => places.slice(0, i + 1).map((j) => `sum(e * r${i} * r${j}) AS ree_${i}_${j}`)),
  ];
  return `SELECT stratum_key, title_key, CAST(count(*) AS DOUBLE) AS lines, sum(n) AS n, sum(y) AS y, sum(e) AS e,
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
