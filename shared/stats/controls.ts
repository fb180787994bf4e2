/** The placebos that can be tried; what each is, and would show, is said in `words.ts` (facts, section 2f.3). */
export type ControlName =
  /** The speed of the other languages' lines at the same moment, own speed kept equal. */
  | 'other_languages'
  /** The speed of the next line, own speed kept equal; events attributed to the line before the one on screen would show here too. */
  | 'next_line'
  /** Members who watch the same moment with subtitles off. */
  | 'subtitles_off';

/** What a placebo came to: as small as it should be, shown to be too large, too uncertain to tell, or not to be had. */
export type ControlOutcome = 'passed' | 'failed' | 'unclear' | 'not_run';

/** An interval about an estimate. */
interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** One placebo against the finding. */
export interface Control {
  readonly name: ControlName;
  /** On the scale of the finding: log rate per unit of speed. */
  readonly placebo: Interval | null;
  /** How far from 0 it may lie on either side: a share of the finding. */
  readonly bound: number;
  readonly outcome: ControlOutcome;
}

/** Of the effect above the limit, what a placebo may reach on either side and still be called nothing (facts, section 2f.3). */
export const equivalenceShare = 0.25;

/**
 * Judges a placebo by its size: with ten million lines any t is large, so that it passes when its whole interval lies within a quarter
 * of the effect above the limit, fails when the whole interval lies outside of that, and is unclear otherwise (equivalence as in
 * Schuirmann, 1987).
 * @param placebo null, or with an interval that is not finite, where it could not be estimated
 * @param effect the effect above the limit, on the same scale; of either sign
 */
export function judgeControl(name: ControlName, placebo: Interval | null, effect: number): Control {
  const bound = equivalenceShare * Math.abs(effect);
  const isKnown = placebo !== null && Number.isFinite(placebo.low) && Number.isFinite(placebo.high);
  if (!isKnown || !Number.isFinite(effect)) return { name, placebo, bound, outcome: 'not_run' };
  return { name, placebo, bound, outcome: outcomeOf(placebo, bound) };
}

function outcomeOf({ low, high }: Interval, bound: number): ControlOutcome {
  if (low >= -bound && high <= bound) return 'passed';
  return low > bound || high < -bound ? 'failed' : 'unclear';
}
