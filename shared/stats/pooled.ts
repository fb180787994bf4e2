import type { ClusterPart, Fit } from './fit.ts';
import { addAt, addTo, factor, zeros } from './matrix.ts';

/**
 * Rows of one title and about one speed each, column by column; those of a title stand together. There are millions of them, which as
 * objects would keep the collector of memory busier than all that is computed from them.
 */
export interface PooledRows {
  readonly cluster: Float64Array;
  /** Exposures, above 0. */
  readonly n: Float64Array;
  /** Events. */
  readonly y: Float64Array;
  /** Their mean speed in cps, weighted by exposures. */
  readonly cps: Float64Array;
  /** Their mean squared distance from that speed in cps squared, weighted by exposures; 0 where all have it. */
  readonly variance: Float64Array;
  /** The same of the cubes of those distances, in cps cubed. */
  readonly third: Float64Array;
  /** Sum over the events of the speed in cps that each was met at. */
  readonly yCps: Float64Array;
}

/** Exposures and events of each title. */
export function countsByTitle({
  cluster,
  n,
  y,
}: Pick<PooledRows, 'cluster' | 'n' | 'y'>): ReadonlyMap<number, { readonly n: number; readonly y: number }> {
  const counts = new Map<number, { n: number; y: number }>();
  let own = { n: 0, y: 0 };
  for (let row = 0; row < cluster.length; row += 1) {
    const title = cluster[row] ?? Number.NaN;
    if (row === 0 || title !== cluster[row - 1]) {
      own = counts.get(title) ?? { n: 0, y: 0 };
      counts.set(title, own);
    }
    own.n += n[row] ?? 0;
    own.y += y[row] ?? 0;
  }
  return counts;
}

const mostSteps = 25;

/**
 * The slope of the log rate over the speed with all titles thrown together and nothing held fast: what a dashboard shows (design D1 of facts,
 * statistics section 2f), and never the finding. Poisson by Newton's method; titles are the clusters. Events count at their own speeds, and what is
 * expected of a row is that of its lines to the third order around their mean: in bins of a tenth of a cps the slope is that of the lines
 * one by one to 2e-7 of itself, and its error to 4e-7 (against statsmodels, on the demo).
 * @param centre speed in cps that is taken from every speed
 * @returns a fit of `level` and `cps`; null without two titles or without an event
 */
export function fitPooled(rows: PooledRows, centre: number): Fit | null {
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const [events, exposures] = [total(rows.y), total(rows.n)];
  if (new Set(rows.cluster).size < 2 || events === 0) return null;
  let beta = Float64Array.of(Math.log(events / exposures), 0);
  for (let step = 0; ; step += 1) {
    const { information, parts } = sumsAt(rows, centre, beta);
    const score = new Float64Array(2);
    for (const part of parts) part.score.forEach((value, i) => (score[i] = (score[i] ?? 0) + value));
    const factored = factor(information);
    const change = factored.solve(score);
    const isDone = change.every((value) => Number.isNaN(value) || Math.abs(value) < 1e-10);
    if (isDone || step === mostSteps)
      return {
        names: ['level', 'cps'],
        beta: beta.map((value, i) => (factored.isEstimable[i] === true ? value : Number.NaN)),
        isEstimable: factored.isEstimable,
        information,
        parts,
        observations: rows.n.length,
        rss: null,
      };
    beta = beta.map((value, i) => value + (Number.isNaN(change[i]) ? 0 : (change[i] ?? 0)));
  }
}

/** The information and the parts at an estimate. Runs for every row of every step, so it makes nothing anew but the parts. */
function sumsAt(
  rows: PooledRows,
  centre: number,
  [level = 0, slope = 0]: Float64Array,
): Pick<Fit, 'information' | 'parts'> {
  const parts = new Map<number, ClusterPart>();
  let part = partOf(Number.NaN);
  for (let row = 0; row < rows.n.length; row += 1) {
    const cluster = rows.cluster[row] ?? Number.NaN;
    if (cluster !== part.cluster) {
      part = parts.get(cluster) ?? partOf(cluster);
      parts.set(cluster, part);
    }
    const [y, cps, yCps] = [rows.y[row] ?? 0, rows.cps[row] ?? 0, rows.yCps[row] ?? 0];
    const [variance, third] = [rows.variance[row] ?? 0, rows.third[row] ?? 0];
    const x = cps - centre;
    const atMean = (rows.n[row] ?? 0) * Math.exp(level + slope * x);
    // With d a line's distance from the mean speed, the sums over lines of exp(slope d), d exp(slope d) and d d exp(slope d).
    const expected = atMean * (1 + slope * slope * (variance / 2 + (slope * third) / 6));
    const along = atMean * slope * (variance + (slope * third) / 2);
    const squares = atMean * (variance + slope * third);
    const products = x * expected + along;
    const { values } = part.information;
    addAt(values, 0, expected);
    addAt(values, 1, products);
    addAt(values, 2, products);
    addAt(values, 3, x * (products + along) + squares);
    addAt(part.score, 0, y - expected);
    addAt(part.score, 1, x * (y - expected) + (yCps - cps * y) - along);
  }
  const information = zeros(2);
  for (const part of parts.values()) addTo(information, part.information);
  return { information, parts: [...parts.values()] };
}

function partOf(cluster: number): ClusterPart {
  return { cluster, information: zeros(2), score: new Float64Array(2) };
}
