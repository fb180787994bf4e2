import { equivalenceShare } from './controls.ts';
import { isBounded, type Bounds } from './gates.ts';
import type { Grade } from './grade.ts';

/** What the evidence says of a limit. */
export type LimitVerdict = 'raise' | 'keep' | 'lower' | 'cannot_tell';

/** Why; each in words in `words.ts`. */
export type VerdictReason =
  /** raise: the safe speed is a step or more above the limit. */
  | 'safe_above'
  /** lower: the whole benchmark interval is below the limit, and the effect above the limit is shown. */
  | 'harm_below'
  /** keep: the limit is within the benchmark interval. */
  | 'limit_within'
  /** keep: speeds are shown to be safe up to the limit, but not a step further. */
  | 'safe_at_limit'
  /** keep: the whole benchmark interval is above the limit, but no speed a step above it is shown to be safe. */
  | 'benchmark_above'
  /** cannot_tell: no limit is in force. */
  | 'no_limit'
  /** cannot_tell: the grade is insufficient, for want of titles, lines or events above the limit. */
  | 'insufficient'
  /** cannot_tell: pooled and within-title slope disagree, and nothing accounts for it. */
  | 'reversal_unexplained'
  /** cannot_tell: the slope at the same moment is another one than that within titles. */
  | 'designs_differ'
  /** cannot_tell: the benchmark interval is too wide, or open at an end, and the safe speed is below the limit. */
  | 'too_wide'
  /** cannot_tell: the benchmark interval is below the limit, but no effect above the limit is shown. */
  | 'effect_not_shown'
  /** cannot_tell: safe speed and benchmark speed say opposite things. */
  | 'contradiction'
  /** cannot_tell: the language's own figures would change the limit, but those of its group don't bear it out. */
  | 'group_disagrees'
  /** cannot_tell: neither safe nor benchmark speed could be had. */
  | 'no_figures';

/** What is known of one language and its limit. Speeds in the unit of the limit. */
export interface LimitFigures {
  /** NaN where none is in force. */
  readonly limit: number;
  /** The smallest change of the limit that a guideline makes: 1 cps for Latin scripts. Above 0. */
  readonly step: number;
  /** The highest speed at which the outcome is shown to be no worse than the margin. */
  readonly safeSpeed: number | null;
  /** The interval of the speed at which the rate is up by the chosen share; an open end is null. */
  readonly benchmark: Bounds | null;
  /** The interval of the slope above the limit. */
  readonly effect: Bounds | null;
  readonly grade: Grade;
  /** Whether it is the disagreement of pooled and within-title slope that makes the grade insufficient. */
  readonly isReversalUnexplained?: boolean;
  /** Whether the slopes within titles and at the same moment differ, by {@link areDesignsApart}. */
  readonly isApart?: boolean;
  /** The language pooled with its group: the interval of log RR of 1.15 x limit against the limit. Null where its group doesn't speak for it. */
  readonly pooled?: Bounds | null;
  /** The log rate ratio that still counts as safe: log(1 + margin). */
  readonly margin?: number;
}

/** A verdict, its reason, and whether the group's figures ask to look at this language first. */
export interface Decision {
  readonly verdict: LimitVerdict;
  readonly reason: VerdictReason;
  /** No verdict, while the group's pooled interval lies wholly above 0: among the languages to settle first. A limit that is kept bears more events above it. */
  readonly isPriority: boolean;
}

/** How many steps of the guideline a benchmark interval may span and still say that the limit is about right. */
export const widestSteps = 6;

/**
 * The verdict on a limit, by the first of these rules that holds:
 * 1. No limit, or grade insufficient: cannot tell. Designs apart: cannot tell, since all figures below come from one of them.
 * 2. `lower` when the benchmark interval's upper end is below the limit and the interval of the slope above the limit lies wholly above 0;
 *    `raise` when safe speed >= limit + step. Where both hold they contradict each other: cannot tell. Where the group's pooled
 *    interval doesn't bear it out, cannot tell: lowering when its lower end is at most 0, raising
 *    when its lower end is above the margin.
 * 3. `keep` when limit <= safe speed < limit + step; or the benchmark interval's lower end is above the limit; or the limit lies within
 *    the benchmark interval and both ends are no more than `widestSteps` steps apart.
 * 4. Otherwise cannot tell: the interval is too wide, no effect above the limit is shown, or there are no figures.
 * Pooled figures withhold a change or ask to look first; they never bring one about (facts, section 2d).
 */
export function decide(figures: LimitFigures): Decision {
  const { verdict, reason } = ruled(figures);
  const pooledLow = known(figures.pooled?.low);
  return { verdict, reason, isPriority: verdict === 'cannot_tell' && pooledLow !== null && pooledLow > 0 };
}

/**
 * Whether two designs find different things: their slopes differ by more than chance allows, and by more than a quarter of the one
 * within titles. With millions of lines the first alone tells little: in a clean world of 2 million lines 2 of 16 languages differed by
 * |t| > 2, by 7 and 14 % of the slope, and with a hidden cause in every scene all differed by 55 to 96 %.
 * @param within the slope within titles
 * @param difference it less the slope at the same moment; null where there is none
 */
export function areDesignsApart(
  within: number,
  difference: { readonly estimate: number; readonly low: number; readonly high: number } | null,
): boolean {
  if (difference === null || !(difference.low > 0 || difference.high < 0)) return false;
  return Math.abs(difference.estimate) > equivalenceShare * Math.abs(within);
}

/** The smallest change of a limit that a guide makes: whole characters, or halves where a character says more (facts, section 2c). */
export function stepOf(limit: number): number {
  return limit < 10 ? 0.5 : 1;
}

type Ruled = Omit<Decision, 'isPriority'>;

function ruled(figures: LimitFigures): Ruled {
  if (Number.isNaN(figures.limit)) return cannotTell('no_limit');
  if (figures.grade === 'insufficient')
    return cannotTell(figures.isReversalUnexplained === true ? 'reversal_unexplained' : 'insufficient');
  if (figures.isApart === true) return cannotTell('designs_differ');
  return change(figures) ?? kept(figures) ?? cannotTell(whyNot(figures));
}

function cannotTell(reason: VerdictReason): Ruled {
  return { verdict: 'cannot_tell', reason };
}

/** Speeds that differ by less are the same: limits are written with two decimals at most. */
const same = 1e-9;

function change(figures: LimitFigures): Ruled | null {
  const lower = isHarmBelow(figures) && isShown(figures.effect);
  const raise = figures.safeSpeed !== null && figures.safeSpeed >= figures.limit + figures.step - same;
  if (lower && raise) return cannotTell('contradiction');
  if (!lower && !raise) return null;
  if (doesGroupDisagree(figures, lower)) return cannotTell('group_disagrees');
  return lower ? { verdict: 'lower', reason: 'harm_below' } : { verdict: 'raise', reason: 'safe_above' };
}

function isHarmBelow({ benchmark, limit }: LimitFigures): boolean {
  const high = known(benchmark?.high);
  return high !== null && high < limit - same;
}

function isShown(effect: Bounds | null): boolean {
  const low = known(effect?.low);
  return low !== null && low > 0;
}

function doesGroupDisagree({ pooled, margin = 0 }: LimitFigures, lower: boolean): boolean {
  const low = known(pooled?.low);
  if (low === null) return false;
  return lower ? low <= 0 : low > margin;
}

function kept({ limit, safeSpeed, benchmark, step }: LimitFigures): Ruled | null {
  if (safeSpeed !== null && safeSpeed >= limit - same) return { verdict: 'keep', reason: 'safe_at_limit' };
  const low = known(benchmark?.low);
  if (low !== null && low > limit + same) return { verdict: 'keep', reason: 'benchmark_above' };
  if (!isBounded(benchmark) || benchmark.high < limit - same) return null;
  return benchmark.high - benchmark.low <= widestSteps * step + same
    ? { verdict: 'keep', reason: 'limit_within' }
    : null;
}

function whyNot(figures: LimitFigures): VerdictReason {
  if (isHarmBelow(figures)) return 'effect_not_shown';
  const { safeSpeed, benchmark } = figures;
  const isNothingKnown = [safeSpeed, benchmark?.low, benchmark?.high].every((value) => known(value) === null);
  return isNothingKnown ? 'no_figures' : 'too_wide';
}

/** Null for an end that is open or could not be had. */
function known(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
