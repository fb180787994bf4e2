import type { ClusterPart, Fit } from './fit.ts';
import { addAt, addTo, factor, zeros } from './matrix.ts';

/** Rows of one title and about one speed. */
export interface PooledRow {
  readonly cluster: number;
  /** Exposures, above 0. */
  readonly n: number;
  /** Events. */
  readonly y: number;
  /** Their mean speed in cps, weighted by exposures. */
  readonly cps: number;
  /** Their mean squared distance from that speed in cps squared, weighted by exposures; 0 where all have it. */
  readonly variance: number;
  /** The same of the cubes of those distances, in cps cubed. */
  readonly third: number;
  /** Sum over the events of the speed in cps that each was met at. */
  readonly yCps: number;
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
export function fitPooled(rows: readonly PooledRow[], centre: number): Fit | null {
  const events = rows.reduce((sum, { y }) => sum + y, 0);
  const exposures = rows.reduce((sum, { n }) => sum + n, 0);
  if (new Set(rows.map(({ cluster }) => cluster)).size < 2 || events === 0) return null;
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
        observations: rows.length,
        rss: null,
      };
    beta = beta.map((value, i) => value + (Number.isNaN(change[i]) ? 0 : (change[i] ?? 0)));
  }
}

/** The information and the parts at an estimate. Runs for every row of every step, so it makes nothing anew but the parts. */
function sumsAt(
  rows: readonly PooledRow[],
  centre: number,
  [level = 0, slope = 0]: Float64Array,
): Pick<Fit, 'information' | 'parts'> {
  const parts = new Map<number, ClusterPart>();
  for (const { cluster, n, y, cps, variance, third, yCps } of rows) {
    let part = parts.get(cluster);
    if (part === undefined) {
      part = { cluster, information: zeros(2), score: new Float64Array(2) };
      parts.set(cluster, part);
    }
    const x = cps - centre;
    const atMean = n * Math.exp(level + slope * x);
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
