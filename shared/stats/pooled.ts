import type { ClusterPart, Fit } from './fit.ts';
import { addOuterTo, addTo, factor, zeros } from './matrix.ts';

/** Rows of one title and about one speed. */
export interface PooledRow {
  readonly cluster: number;
  /** Exposures, above 0. */
  readonly n: number;
  /** Events. */
  readonly y: number;
  /** Their mean speed in cps, weighted by exposures. */
  readonly cps: number;
}

const mostSteps = 25;

/**
 * The slope of the log rate over the speed with all titles thrown together and nothing held fast: what a dashboard shows (design D1 of facts,
 * statistics section 2f), and never the finding. Poisson by Newton's method; titles are the clusters.
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

function sumsAt(
  rows: readonly PooledRow[],
  centre: number,
  beta: Float64Array,
): Pick<Fit, 'information' | 'parts'> {
  const parts = new Map<number, ClusterPart>();
  for (const { cluster, n, y, cps } of rows) {
    const part = parts.get(cluster) ?? { cluster, information: zeros(2), score: new Float64Array(2) };
    parts.set(cluster, part);
    const regressors = Float64Array.of(1, cps - centre);
    const expected = n * Math.exp((beta[0] ?? 0) + (beta[1] ?? 0) * (cps - centre));
    addOuterTo(part.information, regressors, expected);
    regressors.forEach((r, i) => (part.score[i] = (part.score[i] ?? 0) + r * (y - expected)));
  }
  const information = zeros(2);
  for (const part of parts.values()) addTo(information, part.information);
  return { information, parts: [...parts.values()] };
}
