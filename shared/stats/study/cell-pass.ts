import type { ResultTable } from '../../engine/port.ts';
import { ident, literal } from '../../engine/quote.ts';
import type { Beside } from './beside.ts';
import { numbersByKey } from './columns.ts';
import { covariates, lineCountSql, lineKeySql, type LinesWanted } from './rows.ts';
import { weighedSql, type StratumPoint } from './weighed.ts';

/** Where a stratum's bins lie, beside the estimate that their lines are weighed by. */
export interface CellPoint extends StratumPoint {
  /** Width of a bin, in characters per second. */
  readonly width: number;
}

/** What the cells have beside the covariates, unless told: nothing. */
const nothing: Beside = { names: [], sql: () => '' };

/**
 * The one pass that fits, curves, knots and splines are all computed from (facts, statistics sections 2b and 2c): per title and bin of speed, sums over
 * its lines with weight e = n exp(r'beta). What each title's own rate makes of them comes in afterwards, so that no second look at the rows
 * is needed for it. Bins are closed above, as those of `speed-cells.ts`: a line at exactly the limit is not over it.
 * @param beside measures that count as covariates too, after the others, at coefficients of 0; lines without them are left out
 * @returns columns: stratum_key, title_key, bin, lines, y, e, ex, exx, yx, yye (sum of y y / e), then ez_i, exz_i and yz_i for each covariate
 * i, then ezz_i_j for i >= j; x is the speed less the stratum's centre
 */
export function cellPassSql(
  wanted: LinesWanted,
  points: readonly CellPoint[],
  beside: Beside = nothing,
): string {
  // The covariates are the regressors from the third on, after the speed and the speed above the knot.
  const columns = [
    ...covariates.map((_, i) => `r${i + 2}`),
    ...beside.names.map((name) => `beside.${ident(name)}`),
  ];
  const sums = [
    ...columns.flatMap((z, i) => [`sum(e * r0 * ${z}) AS exz_${i}`, `sum(y * ${z}) AS yz_${i}`]),
    ...covariateSumsSql(columns, 'e', ''),
  ];
  const widths = points.map(
    ({ stratum, width }) => `(${literal(stratum)}, CAST(${literal(width)} AS DOUBLE))`,
  );
  const joined = beside.names.length === 0 ? '' : `\nJOIN beside ON beside.line = ${lineKeySql('weighed')}`;
  return `WITH ${beside === nothing ? '' : `${beside.sql(wanted.titles)}, `}weighed AS (
${weighedSql(wanted, points)}
)
SELECT weighed.stratum_key, weighed.title_key, CAST(ceil(weighed.cps / width.width - 1e-9) - 1 AS INTEGER) AS bin,
  ${lineCountSql(wanted, 'weighed')} AS lines, sum(y) AS y, sum(e) AS e,
  sum(e * r0) AS ex, sum(e * r0 * r0) AS exx, sum(y * r0) AS yx, sum(y * y / e) AS yye,
  ${sums.join(', ')}
FROM weighed
JOIN (VALUES ${widths.join(', ')}) AS width(width_stratum, width) ON width.width_stratum = weighed.stratum_key${joined}
GROUP BY weighed.stratum_key, weighed.title_key, bin
ORDER BY weighed.stratum_key, weighed.title_key, bin`;
}

/**
 * Sums of the covariates and of their products with each other, as a list in SQL: ez_i, then ezz_i_j for i >= j.
 * @param columns what the covariates are called
 * @param weight what the weight of a row is called
 * @param prefix put before the name of each
 */
export function covariateSumsSql(
  columns: readonly string[],
  weight: string,
  prefix: string,
): readonly string[] {
  return [
    ...columns.map((z, i) => `sum(${weight} * ${z}) AS ${prefix}ez_${i}`),
    ...columns.flatMap((z, i) =>
      columns.slice(0, i + 1).map((other, j) => `sum(${weight} * ${z} * ${other}) AS ${prefix}ezz_${i}_${j}`),
    ),
  ];
}

/** The sums of one stratum, column by column: a cell is a place in all of them, and those of a title stand together, by rising bin. */
export interface CellSums {
  readonly title: Float64Array;
  readonly bin: Float64Array;
  readonly lines: Float64Array;
  readonly y: Float64Array;
  readonly e: Float64Array;
  readonly ex: Float64Array;
  readonly exx: Float64Array;
  readonly yx: Float64Array;
  readonly yye: Float64Array;
  /** A column for each covariate. */
  readonly ez: readonly Float64Array[];
  readonly exz: readonly Float64Array[];
  readonly yz: readonly Float64Array[];
  /** A column for each pair of covariates, that of i and j at both places. */
  readonly ezz: readonly (readonly Float64Array[])[];
}

/** The sums of cells that a step of a fit takes: all but the squares of the events. */
export type LineSums = Omit<CellSums, 'yye'>;

/**
 * The sums of each stratum in the results of {@link cellPassSql}, by key.
 * @param results of rising ranges of titles
 * @param beside how many measures it has beside the covariates
 */
export function readCells(results: readonly ResultTable[], beside = 0): ReadonlyMap<number, CellSums> {
  const size = covariates.length + beside;
  return new Map(
    [...numbersByKey(results, 'stratum_key')].map(([stratum, numbers]) => [stratum, cellSums(numbers, size)]),
  );
}

function cellSums(numbers: (name: string) => Float64Array, size: number): CellSums {
  return { ...readLineSums(numbers, size), yye: numbers('yye') };
}

/** The columns that every pass within titles gives, by the names that it gives them. @param size how many covariates there are */
export function readLineSums(numbers: (name: string) => Float64Array, size: number): LineSums {
  const each = (name: string): Float64Array[] =>
    Array.from({ length: size }, (_, i) => numbers(`${name}_${i}`));
  return {
    title: numbers('title_key'),
    bin: numbers('bin'),
    lines: numbers('lines'),
    y: numbers('y'),
    e: numbers('e'),
    ex: numbers('ex'),
    exx: numbers('exx'),
    yx: numbers('yx'),
    exz: each('exz'),
    yz: each('yz'),
    ...readCovariateSums(numbers, size, ''),
  };
}

/** The columns of {@link covariateSumsSql}. @param size how many covariates there are */
export function readCovariateSums(
  numbers: (name: string) => Float64Array,
  size: number,
  prefix: string,
): Pick<CellSums, 'ez' | 'ezz'> {
  const places = Array.from({ length: size }, (_, i) => i);
  const lower = places.map((i) => places.slice(0, i + 1).map((j) => numbers(`${prefix}ezz_${i}_${j}`)));
  return {
    ez: places.map((i) => numbers(`${prefix}ez_${i}`)),
    ezz: places.map((i) => places.map((j) => lower[Math.max(i, j)]?.[Math.min(i, j)] ?? new Float64Array())),
  };
}

/** The sums with some of their covariates alone, by place. */
export function withCovariates(sums: CellSums, places: readonly number[]): CellSums {
  const chosen = <T>(columns: readonly T[]): T[] => columns.filter((_, place) => places.includes(place));
  return {
    ...sums,
    ez: chosen(sums.ez),
    exz: chosen(sums.exz),
    yz: chosen(sums.yz),
    ezz: chosen(sums.ezz.map(chosen)),
  };
}
