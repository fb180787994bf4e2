import type { ResultTable } from '../../engine/port.ts';
import { literal } from '../../engine/quote.ts';
import { durationClasses, type SpeedCell } from '../forecast.ts';
import { columnsOf, spansOf } from './columns.ts';
import type { RowsWanted } from './rows.ts';
import { weighedSql, type StratumPoint } from './weighed.ts';

/** Width of a bin, in characters per second: narrow enough for a limit to be moved by a tenth (facts, statistics section 2e). */
export const speedStep = 0.1;

/** How many blocks titles are dealt out to. */
const blocks = 20;

/** A stratum that cells are summed of: the estimate that tells how many events are expected, and today's limit in characters per second. */
export interface LimitPoint extends StratumPoint {
  readonly limit: number;
}

/**
 * The lines of strata by narrow bin of speed, genre, duration class, block of titles and whether they were delivered under today's limit, each line
 * counted once however many segments were shown it. A line without a limit at delivery is taken to have been delivered under today's.
 * Bins are closed above, so that a line at exactly the limit stands below it; 1e-9 of a bin is left to the rounding of a speed.
 * Titles without an event tell nothing of a rate: their lines are counted, and no event is expected of them.
 * @returns columns: stratum_key, block, is_under_limit (1 or 0), bin, genre, duration_class, lines, speed, seconds, exposures, hours, expected,
 * expected_squares (sums as in {@link SpeedCell})
 */
export function speedCellsSql(
  { outcome }: Pick<RowsWanted, 'outcome'>,
  points: readonly LimitPoint[],
): string {
  const wanted = { outcome, strata: points.map(({ stratum }) => stratum), subtitlesOn: true };
  const limits = points.map(
    ({ stratum, limit }) => `(${literal(stratum)}, CAST(${literal(limit)} AS DOUBLE))`,
  );
  return `WITH weighed AS (
${weighedSql(wanted, points)}
), own AS (
  SELECT stratum_key, title_key, sum(y) / sum(e) AS rate FROM weighed GROUP BY stratum_key, title_key HAVING sum(y) > 0
), line AS (
  SELECT weighed.stratum_key, weighed.title_key, weighed.version_key, weighed.ordinal,
    min(weighed.cps) AS cps, min(weighed.seconds) AS seconds, sum(weighed.n) AS n,
    coalesce(sum(own.rate * weighed.e), 0) AS expected
  FROM weighed
  LEFT JOIN own ON own.stratum_key = weighed.stratum_key AND own.title_key = weighed.title_key
  GROUP BY weighed.stratum_key, weighed.title_key, weighed.version_key, weighed.ordinal
)
SELECT
  line.stratum_key,
  CAST(line.title_key % ${blocks} AS INTEGER) AS block,
  CAST(coalesce(version.max_cps = today.max_cps, TRUE) AS INTEGER) AS is_under_limit,
  CAST(ceil(line.cps / ${speedStep} - 1e-9) - 1 AS INTEGER) AS bin,
  coalesce(title.genre, 'unknown') AS genre,
  CASE WHEN line.seconds < 1.5 THEN ${literal(durationClasses.short)} WHEN line.seconds <= 3 THEN ${literal(durationClasses.middle)}
    ELSE ${literal(durationClasses.long)} END AS duration_class,
  CAST(count(*) AS DOUBLE) AS lines,
  sum(line.cps) AS speed,
  sum(line.seconds) AS seconds,
  sum(line.n) AS exposures,
  sum(line.n * line.seconds) / 3600 AS hours,
  sum(line.expected) AS expected,
  sum(line.expected * line.expected) AS expected_squares
FROM line
JOIN core.title AS title ON title.title_key = line.title_key
JOIN core.text_version AS version ON version.version_key = line.version_key
JOIN (VALUES ${limits.join(', ')}) AS today(today_stratum, max_cps) ON today.today_stratum = line.stratum_key
GROUP BY ALL
ORDER BY line.stratum_key, genre, duration_class, bin, block, is_under_limit`;
}

/** The cells of each stratum in the result of {@link speedCellsSql}, by key. */
export function readSpeedCells(result: ResultTable): ReadonlyMap<number, readonly SpeedCell[]> {
  const columns = columnsOf(result);
  const [genres, classes] = [columns.texts('genre'), columns.texts('duration_class')];
  const number = (name: string): ((row: number) => number) => {
    const values = columns.numbers(name);
    return (row) => values[row] ?? Number.NaN;
  };
  const [block, underLimit, bin, lines, speed, seconds] = [
    number('block'),
    number('is_under_limit'),
    number('bin'),
    number('lines'),
    number('speed'),
    number('seconds'),
  ];
  const [exposures, hours, expected, squares] = [
    number('exposures'),
    number('hours'),
    number('expected'),
    number('expected_squares'),
  ];
  const cellAt = (row: number): SpeedCell => ({
    block: block(row),
    isUnderLimit: underLimit(row) === 1,
    bin: bin(row),
    genre: genres[row] ?? '',
    durationClass: classes[row] ?? '',
    lines: lines(row),
    speed: speed(row),
    seconds: seconds(row),
    exposures: exposures(row),
    hours: hours(row),
    expected: expected(row),
    expectedSquares: squares(row),
  });
  return new Map(
    [...spansOf(columns.numbers('stratum_key'))].map(([stratum, { from, to }]) => [
      stratum,
      Array.from({ length: to - from }, (_, i) => cellAt(from + i)),
    ]),
  );
}
