import type { ResultTable } from '../../engine/port.ts';
import type { PooledRows } from '../pooled.ts';
import { numbersByKey } from './columns.ts';
import { lineCountSql, rowsSql, type LinesWanted } from './rows.ts';

/** Bins of a histogram, in characters per second: narrow enough for a limit to be moved by a tenth. */
export const histogramStep = 0.1;

/**
 * How many lines, exposures and events each stratum has, by title and narrow bin of speed. From it come the counts of a card, its mean speed,
 * its histogram, and the slope over all titles together.
 * @returns columns: stratum_key, title_key, bin (from cps = bin times {@link histogramStep}, which is below it, up to the next, which is in it), lines, n, y, cps (sum over lines),
 * n_cps and y_cps (sums of exposures and of events times cps), n_squares and n_cubes (sums of exposures times the square and the cube of cps)
 */
export function overviewSql(wanted: LinesWanted): string {
  return `SELECT
  stratum_key,
  title_key,
  CAST(ceil(cps / ${histogramStep} - 1e-9) - 1 AS INTEGER) AS bin,
  ${lineCountSql(wanted, 'rows')} AS lines,
  sum(n) AS n,
  sum(y) AS y,
  sum(cps) AS cps,
  sum(n * cps) AS n_cps,
  sum(y * cps) AS y_cps,
  sum(n * cps * cps) AS n_squares,
  sum(n * cps * cps * cps) AS n_cubes
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
  /** Mean speed that members met, weighted by exposures, in characters per second: what a fit counts speeds from. */
  readonly meanSpeed: number;
  /** The narrow bins that hold lines, in order. */
  readonly histogram: readonly HistogramBin[];
  /** The same by title, for the slope over all of them together. */
  readonly byTitle: PooledRows;
}

/** Lines of about one speed. */
export interface HistogramBin {
  /** Lower edge in characters per second, which is not in it. */
  readonly from: number;
  readonly lines: number;
  readonly titles: number;
  readonly exposures: number;
  readonly events: number;
  /** Sum of the rows' speeds. */
  readonly speed: number;
}

/** The strata in the results of {@link overviewSql}, by key. @param results of rising ranges of titles */
export function readOverview(results: readonly ResultTable[]): ReadonlyMap<number, Overview> {
  return new Map(
    [...numbersByKey(results, 'stratum_key')].map(([stratum, numbers]) => [stratum, overviewOf(numbers)]),
  );
}

function overviewOf(numbers: (name: string) => Float64Array): Overview {
  const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
  const counts = {
    lines: numbers('lines'),
    exposures: numbers('n'),
    events: numbers('y'),
    speed: numbers('cps'),
  };
  const exposures = sum(counts.exposures);
  return {
    lines: sum(counts.lines),
    titles: new Set(numbers('title_key')).size,
    exposures,
    events: sum(counts.events),
    meanSpeed: sum(numbers('n_cps')) / exposures,
    histogram: histogramOf(numbers('bin'), counts),
    byTitle: pooledRows(numbers),
  };
}

function pooledRows(numbers: (name: string) => Float64Array): PooledRows {
  const [n, speeds, squares, cubes] = [
    numbers('n'),
    numbers('n_cps'),
    numbers('n_squares'),
    numbers('n_cubes'),
  ];
  const cps = speeds.map((speed, row) => speed / (n[row] ?? 0));
  const meanSquare = (row: number): number => (squares[row] ?? 0) / (n[row] ?? 0);
  return {
    cluster: numbers('title_key'),
    n,
    y: numbers('y'),
    cps,
    // Rounding may leave less than nothing where all lines have one speed.
    variance: cps.map((mean, row) => Math.max(0, meanSquare(row) - mean * mean)),
    third: cps.map(
      (mean, row) => (cubes[row] ?? 0) / (n[row] ?? 0) - mean * (3 * meanSquare(row) - 2 * mean * mean),
    ),
    yCps: numbers('y_cps'),
  };
}

/** The counts of rows by bin, over all titles. */
function histogramOf(
  bins: Float64Array,
  counts: Readonly<Record<'lines' | 'exposures' | 'events' | 'speed', Float64Array>>,
): HistogramBin[] {
  const histogram = new Map<number, { -readonly [K in keyof HistogramBin]: HistogramBin[K] }>();
  for (let row = 0; row < bins.length; row += 1) {
    const place = bins[row] ?? 0;
    let bin = histogram.get(place);
    if (bin === undefined) {
      const start = Math.round(place * histogramStep * 10) / 10;
      bin = { from: start, lines: 0, titles: 0, exposures: 0, events: 0, speed: 0 };
      histogram.set(place, bin);
    }
    bin.titles += 1;
    bin.lines += counts.lines[row] ?? 0;
    bin.exposures += counts.exposures[row] ?? 0;
    bin.events += counts.events[row] ?? 0;
    bin.speed += counts.speed[row] ?? 0;
  }
  return [...histogram.values()].sort((a, b) => a.from - b.from);
}
