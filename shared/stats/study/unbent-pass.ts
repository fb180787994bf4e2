import type { ResultTable } from '../../engine/port.ts';
import { literal } from '../../engine/quote.ts';
import { covariateSumsSql, readCovariateSums, readLineSums, type LineSums } from './cell-pass.ts';
import { numbersByKey } from './columns.ts';
import { knotBin, type Design } from './design.ts';
import { covariates, type RowsWanted } from './rows.ts';
import { stepped, type UnbentKind } from './unbent.ts';
import { weighedSql } from './weighed.ts';

/** A stratum, and the coefficients of its two fits without a bend: one for each of their regressors. */
export type UnbentPoint = Design & Readonly<Record<UnbentKind, ArrayLike<number>>>;

/** The covariates are the regressors from the third on. */
const columns = covariates.map((_, i) => `r${i + 2}`);

/**
 * The one pass that both fits without a bend end with: per title, and apart for the lines over the knot, the sums of the cell pass with the weights of
 * either fit. Whether a line is over the knot is told as by the bins of the cell pass.
 * @returns columns: stratum_key, title_key, bin (1 over the knot, else 0), lines (rows), y, yx, yz_i for each covariate i; e, ex, exx, ez_i, exz_i and
 * ezz_i_j for i >= j with the weight of the line; step_e, step_ez_i and step_ezz_i_j with that of the step
 */
export function unbentPassSql(wanted: RowsWanted, points: readonly UnbentPoint[]): string {
  const steps = points.map(
    ({ stratum, knot, width, step }) =>
      `(${[literal(stratum), ...[width, knotBin({ knot, width }), ...at(step)].map(doubleSql)].join(', ')})`,
  );
  const names = ['step_stratum', 'width', 'edge', 'step_over', ...columns.map((name) => `step_${name}`)];
  return `WITH weighed AS (
${weighedSql(
  wanted,
  points.map(({ line, ...design }) => ({ ...design, beta: [line[0] ?? 0, 0, ...at(line).slice(1)] })),
)}
), stepped AS (
  SELECT weighed.*, CAST(weighed.cps / step.width - 1e-9 > step.edge AS INTEGER) AS bin,
    weighed.n * exp(CAST(weighed.cps / step.width - 1e-9 > step.edge AS INTEGER) * step.step_over
      + ${columns.map((name) => `step.step_${name} * weighed.${name}`).join(' + ')}) AS step_e
  FROM weighed
  JOIN (VALUES ${steps.join(', ')}) AS step(${names.join(', ')}) ON step.step_stratum = weighed.stratum_key
)
SELECT stratum_key, title_key, bin, CAST(count(*) AS DOUBLE) AS lines, sum(y) AS y, sum(y * r0) AS yx,
  sum(e) AS e, sum(e * r0) AS ex, sum(e * r0 * r0) AS exx, sum(step_e) AS step_e,
  ${columns.flatMap((z, i) => [`sum(e * r0 * ${z}) AS exz_${i}`, `sum(y * ${z}) AS yz_${i}`]).join(', ')},
  ${[...covariateSumsSql(columns, 'e', ''), ...covariateSumsSql(columns, 'step_e', 'step_')].join(', ')}
FROM stepped
GROUP BY stratum_key, title_key, bin
ORDER BY stratum_key, title_key, bin`;
}

/** The coefficients without that above the knot, which a fit without a bend has not. */
function at(beta: ArrayLike<number>): number[] {
  return Array.from(beta).filter((_, place) => place !== 1);
}

function doubleSql(value: number): string {
  return `CAST(${literal(value)} AS DOUBLE)`;
}

/** The sums of a stratum with the weights of either fit, the step's with whether a line is over the knot in the place of its speed. */
export type UnbentSums = Readonly<Record<UnbentKind, LineSums>>;

/** The sums of each stratum in the results of {@link unbentPassSql}, by key. @param results of rising ranges of titles */
export function readUnbentPass(results: readonly ResultTable[]): ReadonlyMap<number, UnbentSums> {
  return new Map(
    [...numbersByKey(results, 'stratum_key')].map(([stratum, numbers]) => [stratum, sumsOf(numbers)]),
  );
}

function sumsOf(numbers: (name: string) => Float64Array): UnbentSums {
  const line = readLineSums(numbers, covariates.length);
  const weights = { e: numbers('step_e'), ...readCovariateSums(numbers, covariates.length, 'step_') };
  return { line, step: stepped({ ...line, ...weights }, 1) };
}
