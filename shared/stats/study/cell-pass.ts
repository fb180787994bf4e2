import { literal } from '../../engine/quote.ts';
import { weighedSql, type StratumPoint } from './newton-pass.ts';
import { covariates, type RowsWanted } from './rows.ts';

/** Where a stratum's bins lie, beside the estimate that they are weighed by. */
export interface CellPoint extends StratumPoint {
  /** Width of a bin, in characters per second. */
  readonly width: number;
}

/**
 * The cube that every curve, knot and spline is computed from, without another pass (facts, statistics section 2c): per title and bin of speed, the
 * sums of a linear model of the working response u = eta + (y - mu) / mu, in which each row weighs mu, what the fit expects of it, and eta = r'beta.
 * @returns columns: stratum_key, title_key, bin, lines, n, y, w, wx, wxx, wu, wxu, wuu, then wz_i, wxz_i and wzu_i for each covariate i, then
 * wzz_i_j for i >= j; x is the speed less the stratum's centre
 */
export function cellPassSql(wanted: RowsWanted, points: readonly CellPoint[]): string {
  const places = covariates.map((_, i) => i);
  const sums = [
    ...places.flatMap((i) => [
      `sum(w * z${i}) AS wz_${i}`,
      `sum(w * r0 * z${i}) AS wxz_${i}`,
      `sum(wu * z${i}) AS wzu_${i}`,
    ]),
    ...places.flatMap((i) => places.slice(0, i + 1).map((j) => `sum(w * z${i} * z${j}) AS wzz_${i}_${j}`)),
  ];
  const widths = points.map(({ stratum, width }) => `(${literal(stratum)}, CAST(${literal(width)} AS DOUBLE))`);
  return `WITH weighed AS (
${weighedSql(wanted, points)}
), own AS (
  SELECT stratum_key, title_key, sum(y) / sum(e) AS rate FROM weighed GROUP BY stratum_key, title_key HAVING sum(y) > 0
), expected AS (
  SELECT weighed.*, own.rate * weighed.e AS w, ln(weighed.e / weighed.n) AS eta
  FROM weighed
  JOIN own ON own.stratum_key = weighed.stratum_key AND own.title_key = weighed.title_key
), cells AS (
  SELECT expected.*, w * eta + y - w AS wu, CAST(floor(cps / width.width) AS INTEGER) AS bin,
    ${places.map((i) => `r${i + 2} AS z${i}`).join(', ')}
  FROM expected
  JOIN (VALUES ${widths.join(', ')}) AS width(width_stratum, width) ON width.width_stratum = expected.stratum_key
)
SELECT stratum_key, title_key, bin, CAST(count(*) AS DOUBLE) AS lines, sum(n) AS n, sum(y) AS y,
  sum(w) AS w, sum(w * r0) AS wx, sum(w * r0 * r0) AS wxx, sum(wu) AS wu, sum(wu * r0) AS wxu, sum(wu * wu / w) AS wuu,
  ${sums.join(', ')}
FROM cells
GROUP BY stratum_key, title_key, bin
ORDER BY stratum_key, title_key, bin`;
}
