import { combined, leaveOneOut, type ClusterChange, type Estimate, type Fit } from './fit.ts';
import { studentTCdf, studentTQuantile } from './student-t.ts';

/** An estimate, and by how much each cluster moves it: the estimate less the one without that cluster. */
export interface Jackknifed {
  readonly estimate: number;
  /** By cluster. NaN where nothing can be estimated without it. */
  readonly changes: ReadonlyMap<number, number>;
  /**
   * The clusters that have what the estimate is about; all unless told. The others move it by coefficients that it shares with them alone: what they
   * do belongs to its error, but they tell too little of it to be counted as degrees of freedom.
   */
  readonly carriers?: ReadonlySet<number>;
}

/**
 * An estimate with the interval of leaving out one cluster at a time: variance (C - 1)/C times the sum of squared changes over the C clusters of the
 * fit, by t with one degree of freedom less than clusters that carry it, which are all C of them unless told (CV3; facts, section 2b). All but the
 * estimate is NaN where a cluster alone carries it, or with one cluster.
 */
export function estimateOf({ estimate, changes, carriers }: Jackknifed, level = 0.95): Estimate {
  const clusters = changes.size;
  const df = (carriers?.size ?? clusters) - 1;
  if (df < 1) return { estimate, se: Number.NaN, low: Number.NaN, high: Number.NaN, p: Number.NaN, df };
  let squares = 0;
  for (const change of changes.values()) squares += change * change;
  const se = Math.sqrt(((clusters - 1) / clusters) * squares);
  const reach = studentTQuantile(1 - (1 - level) / 2, df) * se;
  return {
    estimate,
    se,
    low: estimate - reach,
    high: estimate + reach,
    p: estimate === 0 && se === 0 ? 1 : 2 * studentTCdf(-Math.abs(estimate / se), df),
    df,
  };
}

/**
 * A linear combination a'beta of a fit, with what each cluster does to it.
 * @param changes by default `leaveOneOut(fit)`, the costly part
 */
export function jackknifedOf(
  fit: Fit,
  a: Float64Array,
  changes: readonly ClusterChange[] = leaveOneOut(fit),
): Jackknifed {
  return {
    estimate: combined(a, fit.beta),
    changes: new Map(changes.map(({ cluster, change }) => [cluster, combined(a, change)])),
  };
}

/**
 * The test that two estimates from the same clusters are one (facts, sections 2f.1 and gate G4): their difference left - right, whose
 * error comes from leaving out one cluster of both at a time. A cluster that only one of them has moves that one alone, and one that carries either
 * carries the difference.
 */
export function differenceOf(left: Jackknifed, right: Jackknifed): Estimate {
  const changes = new Map(left.changes);
  for (const [cluster, change] of right.changes) changes.set(cluster, (changes.get(cluster) ?? 0) - change);
  const carriers = new Set([...carriersOf(left), ...carriersOf(right)]);
  return estimateOf({ estimate: left.estimate - right.estimate, changes, carriers });
}

function carriersOf({ changes, carriers }: Jackknifed): Iterable<number> {
  return carriers ?? changes.keys();
}

/** Weighted sums over the lines of one title in one language; x is the speed, centred first, and y the outcome a line (events / exposures). */
export interface GroupSums {
  /** The title. Several groups of one title are left out together. */
  readonly cluster: number;
  /** The sum of weights w (exposures), and of w x, w y, w x x and w x y. */
  readonly w: number;
  readonly wx: number;
  readonly wy: number;
  readonly wxx: number;
  readonly wxy: number;
}

/** How pooled and within-title slope disagree: they point to different sides, they differ by more than chance allows, or neither. */
export type Reversal = 'sign' | 'size' | 'none';

/** The first rungs of the design ladder: slopes of the outcome per unit of x. */
export interface Ladder {
  /** Over all lines as if titles did not matter. */
  readonly pooled: Estimate;
  /** Among the lines of one title. */
  readonly within: Estimate;
  /** Among the means of titles; null where all have the same mean speed. */
  readonly between: Estimate | null;
  /** The weight of the within-title slope in the pooled one: pooled = lambda within + (1 - lambda) between. */
  readonly lambda: number;
  /** Within less pooled, tested by leaving out titles. */
  readonly difference: Estimate;
  readonly reversal: Reversal;
}

/** Pooled, within-title and between-title slopes from the same sums (Mundlak, Econometrica 46, 1978); null where lines of a title don't differ in speed. */
export function ladder(groups: readonly GroupSums[]): Ladder | null {
  const used = groups.filter(({ w }) => w > 0);
  const total = momentsOf(used);
  const slopes = slopesOf(total);
  if (!Number.isFinite(slopes.within)) return null;
  const byCluster = Map.groupBy(used, ({ cluster }) => cluster);
  const without = [...byCluster].map(([cluster, own]) => ({
    cluster,
    slopes: slopesOf(less(total, momentsOf(own))),
  }));
  const jackknifed = (slope: keyof Slopes): Jackknifed => ({
    estimate: slopes[slope],
    changes: new Map(without.map((rest) => [rest.cluster, slopes[slope] - rest.slopes[slope]])),
  });
  const pooled = estimateOf(jackknifed('pooled'));
  const within = estimateOf(jackknifed('within'));
  const difference = differenceOf(jackknifed('within'), jackknifed('pooled'));
  return {
    pooled,
    within,
    between: Number.isFinite(slopes.between) ? estimateOf(jackknifed('between')) : null,
    lambda: slopes.lambda,
    difference,
    reversal: reversalOf(within, pooled, difference),
  };
}

/** The least share of a slope that is told from rounding. */
const rounding = 1e-12;

/** The banner's rule (facts, section 2f.1): the signs differ, or |t| of the difference is above 2, and the interval of few titles doesn't hold 0. */
export function reversalOf(
  within: Pick<Estimate, 'estimate'>,
  pooled: Pick<Estimate, 'estimate'>,
  difference: Pick<Estimate, 'estimate' | 'se' | 'low' | 'high'>,
): Reversal {
  const size = Math.abs(difference.estimate);
  if (!(size > rounding * (Math.abs(within.estimate) + Math.abs(pooled.estimate)))) return 'none';
  if (within.estimate * pooled.estimate < 0) return 'sign';
  return size > 2 * difference.se && (difference.low > 0 || difference.high < 0) ? 'size' : 'none';
}

/** Sums of deviations: within groups (W), and the raw sums that those about the mean of all come from. */
interface Moments extends Omit<GroupSums, 'cluster'> {
  readonly withinXx: number;
  readonly withinXy: number;
}

function momentsOf(groups: readonly GroupSums[]): Moments {
  const sums = { w: 0, wx: 0, wy: 0, wxx: 0, wxy: 0, withinXx: 0, withinXy: 0 };
  for (const { w, wx, wy, wxx, wxy } of groups) {
    sums.w += w;
    sums.wx += wx;
    sums.wy += wy;
    sums.wxx += wxx;
    sums.wxy += wxy;
    sums.withinXx += wxx - (wx * wx) / w;
    sums.withinXy += wxy - (wx * wy) / w;
  }
  return sums;
}

function less(all: Moments, own: Moments): Moments {
  return {
    w: all.w - own.w,
    wx: all.wx - own.wx,
    wy: all.wy - own.wy,
    wxx: all.wxx - own.wxx,
    wxy: all.wxy - own.wxy,
    withinXx: all.withinXx - own.withinXx,
    withinXy: all.withinXy - own.withinXy,
  };
}

interface Slopes {
  readonly pooled: number;
  readonly within: number;
  readonly between: number;
  readonly lambda: number;
}

/** NaN where the speeds don't differ. */
function slopesOf({ w, wx, wy, wxx, wxy, withinXx, withinXy }: Moments): Slopes {
  const xx = wxx - (wx * wx) / w;
  const xy = wxy - (wx * wy) / w;
  const isReal = (deviation: number): boolean => deviation > rounding * wxx;
  return {
    pooled: isReal(xx) ? xy / xx : Number.NaN,
    within: isReal(withinXx) ? withinXy / withinXx : Number.NaN,
    between: isReal(xx - withinXx) ? (xy - withinXy) / (xx - withinXx) : Number.NaN,
    lambda: withinXx / xx,
  };
}
