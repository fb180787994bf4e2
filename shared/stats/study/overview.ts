import type { ResultTable } from '../../engine/port.ts';
import type { PooledRow } from '../pooled.ts';
import { columnsOf, spansOf } from './columns.ts';
import { lineCountSql, rowsSql, type RowsWanted } from './rows.ts';

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
  ${lineCountSql} AS lines,
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

/** What a stratum holds, counted. */
export interface Overview {
  readonly lines: number;
  readonly titles: number;
  readonly exposures: number;
  readonly events: number;
  /** Mean speed that members met, weighted by exposures: the language's typical line, in characters per second. */
  readonly typical: number;
  /** The narrow bins that hold lines, in order. */
  readonly histogram: readonly HistogramBin[];
  /** The same by title, for the slope over all of them together. */
  readonly byTitle: readonly PooledRow[];
}

/** Lines of about one speed. */
export interface HistogramBin {
  /** Lower edge in characters per second. */
  readonly from: number;
  readonly lines: number;
  readonly titles: number;
  readonly exposures: number;
  readonly events: number;
  /** Sum of the rows' speeds. */
  readonly speed: number;
}

/** The strata in the result of {@link overviewSql}, by key. */
export function readOverview(result: ResultTable): ReadonlyMap<number, Overview> {
  const columns = columnsOf(result);
  const [titles, bins, lines, n, y, cps, speeds] = [
    columns.numbers('title_key'),
    columns.numbers('bin'),
    columns.numbers('lines'),
    columns.numbers('n'),
    columns.numbers('y'),
    columns.numbers('cps'),
    columns.numbers('n_cps'),
  ];
  const overviews = new Map<number, Overview>();
  for (const [stratum, { from, to }] of spansOf(columns.numbers('stratum_key'))) {
    const sum = (values: Float64Array): number =>
      values.subarray(from, to).reduce((all, value) => all + value, 0);
    const histogram = new Map<number, HistogramBin>();
    for (let i = from; i < to; i += 1) {
      const bin = bins[i] ?? 0;
      const former = histogram.get(bin);
      histogram.set(bin, {
        from: Math.round(bin * histogramStep * 10) / 10,
        lines: (former?.lines ?? 0) + (lines[i] ?? 0),
        titles: (former?.titles ?? 0) + 1,
        exposures: (former?.exposures ?? 0) + (n[i] ?? 0),
        events: (former?.events ?? 0) + (y[i] ?? 0),
        speed: (former?.speed ?? 0) + (cps[i] ?? 0),
      });
    }
    overviews.set(stratum, {
      lines: sum(lines),
      titles: new Set(titles.subarray(from, to)).size,
      exposures: sum(n),
      events: sum(y),
      typical: sum(speeds) / sum(n),
      histogram: [...histogram.values()].sort((a, b) => a.from - b.from),
      byTitle: Array.from({ length: to - from }, (_, i) => {
        const row = from + i;
        const exposures = n[row] ?? 0;
        return {
          cluster: titles[row] ?? Number.NaN,
          n: exposures,
          y: y[row] ?? 0,
          cps: (speeds[row] ?? 0) / exposures,
        };
      }),
    });
  }
  return overviews;
}
