import type { ResultTable } from '../../engine/port.ts';
import { ident, literal } from '../../engine/quote.ts';
import type { Cell } from '../curve/cells.ts';
import type { Beside } from './beside.ts';
import { columnsOf, spansOf } from './columns.ts';
import { expectedSql } from './expected.ts';
import { squaresOf, vectorsOf, type StratumPoint } from './newton-pass.ts';
import { covariates, lineCountSql, type RowsWanted } from './rows.ts';

/** Where a stratum's bins lie, beside the estimate that they are weighed by. */
export interface CellPoint extends StratumPoint {
  /** Width of a bin, in characters per second. */
  readonly width: number;
}

/** What the cells have beside the covariates, unless told: nothing. */
const nothing: Beside = { names: [], sql: '' };

/**
 * The cube that every curve, knot and spline is computed from, without another pass (facts, statistics section 2c): per title and bin of speed, the
 * sums of a linear model of the working response u = eta + (y - mu) / mu, in which each row weighs mu, what the fit expects of it, and eta = r'beta.
 * @param beside measures that count as covariates too, after the others; lines without them are left out
 * @returns columns: stratum_key, title_key, bin, lines, n, y, w, wx, wxx, wu, wxu, wuu, then wz_i, wxz_i and wzu_i for each covariate i, then
 * wzz_i_j for i >= j; x is the speed less the stratum's centre
 */
export function cellPassSql(
  wanted: RowsWanted,
  points: readonly CellPoint[],
  beside: Beside = nothing,
): string {
  const places = [...covariates, ...beside.names].map((_, i) => i);
  const sums = [
    ...places.flatMap((i) => [
      `sum(w * z${i}) AS wz_${i}`,
      `sum(w * r0 * z${i}) AS wxz_${i}`,
      `sum(wu * z${i}) AS wzu_${i}`,
    ]),
    ...places.flatMap((i) => places.slice(0, i + 1).map((j) => `sum(w * z${i} * z${j}) AS wzz_${i}_${j}`)),
  ];
  const widths = points.map(
    ({ stratum, width }) => `(${literal(stratum)}, CAST(${literal(width)} AS DOUBLE))`,
  );
  const more = beside.names.map((name, i) => `, beside.${ident(name)} AS z${covariates.length + i}`).join('');
  const joined =
    beside.names.length === 0
      ? ''
      : '\n  JOIN beside ON beside.version_key = expected.version_key AND beside.ordinal = expected.ordinal';
  return `WITH ${beside.sql === '' ? '' : `${beside.sql}, `}${expectedSql(wanted, points)}, cells AS (
  SELECT expected.*${more}, CAST(floor(cps / width.width) AS INTEGER) AS bin
  FROM expected
  JOIN (VALUES ${widths.join(', ')}) AS width(width_stratum, width) ON width.width_stratum = expected.stratum_key${joined}
)
SELECT stratum_key, title_key, bin, ${lineCountSql} AS lines, sum(n) AS n, sum(y) AS y,
  sum(w) AS w, sum(w * r0) AS wx, sum(w * r0 * r0) AS wxx, sum(wu) AS wu, sum(wu * r0) AS wxu, sum(wu * wu / w) AS wuu,
  ${sums.join(', ')}
FROM cells
GROUP BY stratum_key, title_key, bin
ORDER BY stratum_key, title_key, bin`;
}

/**
 * The cells of each stratum in the result of {@link cellPassSql}, by key.
 * @param beside how many measures it has beside the covariates
 */
export function readCells(result: ResultTable, beside = 0): ReadonlyMap<number, readonly Cell[]> {
  const size = covariates.length + beside;
  const columns = columnsOf(result);
  const number = (name: string): ((row: number) => number) => {
    const values = columns.numbers(name);
    return (row) => values[row] ?? 0;
  };
  const vectors = (prefix: string): ((row: number) => Float64Array) =>
    vectorsOf(
      columns,
      Array.from({ length: size }, (_, i) => `${prefix}_${i}`),
    );
  const [title, bin, n] = [number('title_key'), number('bin'), number('lines')];
  const [w, wx, wxx, wu, wxu, wuu] = [
    number('w'),
    number('wx'),
    number('wxx'),
    number('wu'),
    number('wxu'),
    number('wuu'),
  ];
  const [wz, wxz, wzu] = [vectors('wz'), vectors('wxz'), vectors('wzu')];
  const wzz = squaresOf(columns, 'wzz', size);
  const strata = new Map<number, readonly Cell[]>();
  for (const [stratum, { from, to }] of spansOf(columns.numbers('stratum_key')))
    strata.set(
      stratum,
      Array.from({ length: to - from }, (_, i) => {
        const row = from + i;
        return {
          title: title(row),
          bin: bin(row),
          n: n(row),
          w: w(row),
          wx: wx(row),
          wxx: wxx(row),
          wu: wu(row),
          wxu: wxu(row),
          wuu: wuu(row),
          wz: wz(row),
          wxz: wxz(row),
          wzu: wzu(row),
          wzz: wzz(row),
        };
      }),
    );
  return strata;
}
