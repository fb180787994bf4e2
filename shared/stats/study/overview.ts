import { rowsSql, type RowsWanted } from './rows.ts';

/** Bins of a histogram, in characters per second: narrow enough for a limit to be moved by a tenth. */
export const histogramStep = 0.1;

/**
 * How many lines, exposures and events each stratum has, by title and narrow bin of speed. From it come the counts of a card, its typical speed,
 * its histogram, and the slope over all titles together.
 * @returns columns: stratum_key, title_key, bin (cps divided by {@link histogramStep}, rounded down), lines, n, y, cps (sum over lines),
 * n_cps (sum of exposures times cps)
 */
export function overviewSql(wanted: RowsWanted): string {
  return `SELECT
  stratum_key,
  title_key,
  CAST(floor(cps / ${histogramStep}) AS INTEGER) AS bin,
  CAST(count(*) AS DOUBLE) AS lines,
  sum(n) AS n,
  sum(y) AS y,
  sum(cps) AS cps,
  sum(n * cps) AS n_cps
FROM (
${rowsSql(wanted)}
) AS rows
GROUP BY ALL
ORDER BY stratum_key, title_key, bin`;
}
