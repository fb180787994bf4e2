import { weighedSql, type StratumPoint } from './weighed.ts';
import { covariates, type RowsWanted } from './rows.ts';

/**
 * The common table expression `expected`: the rows as a linear model sees them at an estimate (facts, statistics section 2c). To the rows' columns it
 * adds `r0` (the speed less the centre), the covariates as `z0` to `z3`, the weight `w` (mu, what the fit expects of the row) and `wu`, the weight
 * times the working response eta + (y - mu) / mu. Titles without an event tell nothing of a rate, and are left out.
 */
export function expectedSql(wanted: RowsWanted, points: readonly StratumPoint[]): string {
  return `weighed AS (
${weighedSql(wanted, points)}
), own AS (
  SELECT stratum_key, title_key, sum(y) / sum(e) AS rate FROM weighed GROUP BY stratum_key, title_key HAVING sum(y) > 0
), expected AS (
  SELECT weighed.*, ${covariates.map((_, i) => `weighed.r${i + 2} AS z${i}`).join(', ')},
    own.rate * weighed.e AS w,
    own.rate * weighed.e * ln(weighed.e / weighed.n) + weighed.y - own.rate * weighed.e AS wu
  FROM weighed
  JOIN own ON own.stratum_key = weighed.stratum_key AND own.title_key = weighed.title_key
)`;
}
