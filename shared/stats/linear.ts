import type { Fit } from './fit.ts';
import { diagonal, dot, type Square } from './matrix.ts';
import { aroundMean, assemble, factorOf, scoreAt, type Share } from './normal-equations.ts';

/** Sums over the rows of one group (title and language) that shares a fixed effect. r: the regressors, centred; u: the response. */
export interface GroupSums {
  /** The cluster (title) that the group lies in. */
  readonly cluster: number;
  /** The group's number. */
  readonly group: number;
  /** Rows. */
  readonly n: number;
  /** Sum of weights; exposures in the linear probability model, where u is events / exposures. */
  readonly w: number;
  readonly wr: Float64Array;
  readonly wu: number;
  readonly wuu: number;
  readonly wrr: Square;
  readonly wru: Float64Array;
}

/** A linear model with fixed effects. */
export interface LinearFit extends Fit {
  readonly rss: number;
  /** The fixed effects taken out: add the estimable coefficients for the K of R's and Stata's dummies (see `cv1`). */
  readonly fixedEffects: number;
}

/**
 * Weighted least squares with one fixed effect a group, from sums of the groups (facts, statistics section 2b):
 * A_g = wrr - wr wr' / w, b_g = wru - wr wu / w, beta = (sum A_g)^-1 sum b_g. Groups without weight are left out.
 * A regressor that does not vary within groups, or is a combination of those before it, is not estimable.
 */
export function fitLinear(names: readonly string[], groups: readonly GroupSums[]): LinearFit {
  const weighted = groups.filter(({ w }) => w > 0);
  const equations = assemble(names.length, shares(weighted));
  const factored = factorOf(equations);
  const beta = factored.solve(equations.right);
  const known = beta.map((value) => (Number.isNaN(value) ? 0 : value));
  const squares = weighted.reduce((sum, { w, wu, wuu }) => sum + (wuu - (wu * wu) / w), 0);
  return {
    names,
    beta,
    isEstimable: factored.isEstimable,
    information: equations.information,
    parts: equations.parts.map((part) => ({
      cluster: part.cluster,
      information: part.information,
      score: scoreAt(part, known),
    })),
    observations: weighted.reduce((sum, { n }) => sum + n, 0),
    rss: Math.max(0, squares - dot(known, equations.right)),
    fixedEffects: weighted.length,
  };
}

function* shares(groups: readonly GroupSums[]): Generator<Share> {
  for (const { cluster, w, wr, wu, wrr, wru } of groups)
    yield {
      cluster,
      information: aroundMean(wrr, wr, w),
      right: wru.map((product, place) => product - ((wr[place] ?? 0) * wu) / w),
      scale: diagonal(wrr),
    };
}
