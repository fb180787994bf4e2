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
