import type { ClusterPart, Fit } from './fit.ts';
import { addOuterTo, addTo, at, dot, factor, zeros, type Square } from './matrix.ts';

/** Sums over the rows of one fixed-effect group at an estimate beta, where e = exposures exp(r'beta) and r are the regressors. */
export interface PoissonGroupSums {
  readonly cluster: number;
  readonly group: number;
  /** Exposures. */
  readonly n: number;
  /** Events. */
  readonly y: number;
  readonly e: number;
  readonly re: Float64Array;
  readonly ry: Float64Array;
  readonly ree: Square;
}

/** A Poisson fit with a level for each group taken out. */
export interface PoissonFit extends Fit {
  /** False where the steps ran out, or an estimate ran away: then nothing is told. */
  readonly isConverged: boolean;
  readonly passes: number;
}

const mostPasses = 25;

/** The largest step, as a share of the coefficient's standard error, that ends the search (facts, statistics section 2b). It is still taken. */
const tolerance = 1e-4;

/**
 * Where all events are on one side of a regressor, its coefficient runs away, and what the data say of it falls without end: to less than this
 * share of what they said at the start, nothing more is to be had.
 */
const leastInformation = 1e-6;

/**
 * Fits events per exposure by regressors, with a level for each group, by Newton's method on the likelihood in which the levels are taken out (facts,
 * statistics section 2b). Groups without an event tell nothing, and drop out. A step that makes the likelihood fall is halved.
 * @param pass gives the sums of every group at an estimate
 */
export async function fitPoisson(
  names: readonly string[],
  start: Float64Array,
  pass: (beta: Float64Array) => Promise<readonly PoissonGroupSums[]>,
): Promise<PoissonFit> {
  let beta = start;
  let groups = withEvents(await pass(beta));
  let likelihood = likelihoodOf(groups, beta);
  let atStart: Square | null = null;
  for (let passes = 1; ; passes += 1) {
    const { parts, information, score } = partsOf(groups, names.length);
    atStart ??= information;
    const hasRunAway = runsAway(atStart, information);
    const factored = factor(information);
    const inverse = factored.inverse();
    let step = factored.solve(score).map((value) => (Number.isNaN(value) ? 0 : value));
    const worst = Math.max(
      0,
      ...step.map((change, i) =>
        factored.isEstimable[i] === true
          ? Math.abs(change) / Math.sqrt(inverse.values[i * inverse.size + i] ?? 0)
          : 0,
      ),
    );
    if (worst < tolerance || hasRunAway || passes === mostPasses || groups.length === 0) {
      return {
        names,
        beta: beta.map((value, i) =>
          factored.isEstimable[i] === true ? value + (step[i] ?? 0) : Number.NaN,
        ),
        isEstimable: factored.isEstimable,
        information,
        parts,
        observations: groups.length,
        rss: null,
        isConverged: worst < tolerance && !hasRunAway && groups.length > 0,
        passes,
      };
    }
    for (let halvings = 0; ; halvings += 1) {
      const next = beta.map((value, i) => value + (step[i] ?? 0));
      const nextGroups = withEvents(await pass(next));
      const nextLikelihood = likelihoodOf(nextGroups, next);
      if (nextLikelihood >= likelihood - Math.abs(likelihood) * 1e-12 || halvings === 10) {
        [beta, groups, likelihood] = [next, nextGroups, nextLikelihood];
        break;
      }
      step = step.map((value) => value / 2);
    }
  }
}

function runsAway(atStart: Square, now: Square): boolean {
  for (let i = 0; i < now.size; i += 1) if (at(now, i, i) < leastInformation * at(atStart, i, i)) return true;
  return false;
}

function withEvents(groups: readonly PoissonGroupSums[]): readonly PoissonGroupSums[] {
  return groups.filter(({ y }) => y > 0);
}

/** The log likelihood with the levels taken out, but for what does not depend on the estimate. */
function likelihoodOf(groups: readonly PoissonGroupSums[], beta: Float64Array): number {
  return groups.reduce((sum, { y, e, ry }) => sum + dot(ry, beta) - y * Math.log(e), 0);
}

function partsOf(
  groups: readonly PoissonGroupSums[],
  size: number,
): { readonly parts: readonly ClusterPart[]; readonly information: Square; readonly score: Float64Array } {
  const parts = new Map<number, ClusterPart>();
  const information = zeros(size);
  const score = new Float64Array(size);
  for (const { cluster, y, e, re, ry, ree } of groups) {
    const part = parts.get(cluster) ?? { cluster, information: zeros(size), score: new Float64Array(size) };
    parts.set(cluster, part);
    const rate = y / e;
    for (const into of [information, part.information]) {
      addTo(into, ree, rate);
      addOuterTo(into, re, -rate / e);
    }
    for (let i = 0; i < size; i += 1) {
      const own = (ry[i] ?? 0) - rate * (re[i] ?? 0);
      score[i] = (score[i] ?? 0) + own;
      part.score[i] = (part.score[i] ?? 0) + own;
    }
  }
  return { parts: [...parts.values()], information, score };
}
