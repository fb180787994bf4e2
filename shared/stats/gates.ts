import type { Control } from './controls.ts';
import type { Estimate } from './fit.ts';
import type { Reversal } from './ladder.ts';

/** An interval; an end is null, NaN or infinite where it is open. */
export interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}

/** The forecast of the limit that the verdict proposes: the change of all events, as a share, over all compliances; NaN ends where it has no interval. */
export interface ProposedForecast {
  /** The proposed limit, in characters per second, and the lines that it was forecast from. */
  readonly limit: number;
  readonly lines: number;
  readonly low: number;
  readonly high: number;
  /** Whether hardly any line has a speed near the limit. */
  readonly extrapolated: boolean;
}

/**
 * Why a limit has no forecast: the verdict proposes none; how many lines keep to the limit can't be read from them; or the curve can't be
 * told, or has no interval.
 */
export type NoForecast = 'no_change' | 'no_compliance' | 'no_curve';

/** What one language shows, as far as its grade depends on it. Null: it could not be had. */
export interface Evidence {
  /** Above the limit: titles with such lines, the lines, and their events. */
  readonly titlesAbove: number;
  readonly linesAbove: number;
  readonly eventsAbove: number;
  /** How many titles of one size would tell as much of the slope above the limit (G*). */
  readonly effectiveTitles: number;
  readonly reversal: Reversal;
  /** Whether a reversal is accounted for: see `isReversalExplained`. */
  readonly reversalExplained: boolean;
  readonly controls: readonly Control[];
  /** Within-title slope less same-moment slope, by leaving out titles. */
  readonly designs: Pick<Estimate, 'estimate' | 'se'> | null;
  /** The adjusted p-value of the sup-test, the kink's size, and whether a spline predicts titles that were held out better. */
  readonly threshold: { readonly q: number; readonly kink: number; readonly splineBetter: boolean } | null;
  /** The slope above the limit, a log rate per unit of speed, and what a confounder as strong as the strongest covariate leaves of it. */
  readonly effect: number | null;
  readonly confounded: number | null;
  /** The speed at which the rate is up by the chosen share. */
  readonly benchmark: Bounds | null;
  /** The forecast of the limit that the verdict proposes, or why there is none; null: not asked for, since nothing is stated to hold it against. */
  readonly simulated: ProposedForecast | NoForecast | null;
  /** The smallest change of the rate, of either sign, that matters to the reviewer, as a share of all events; null: not stated. */
  readonly smallestThatMatters: number | null;
}

/** The gates, in order (facts, section 4). What each one says is in `words.ts`. */
export const gateNames = [
  'enough_data',
  'no_reversal',
  'placebos',
  'designs_agree',
  'threshold',
  'confounder',
  'matters',
] as const;

/** One of the gates G1 to G7. */
export type GateName = (typeof gateNames)[number];

/** Whether evidence passes a gate; `unknown` where it could not be looked at, which does not open the gate. */
export type GateOutcome = 'passed' | 'failed' | 'unknown';

/** The gates with their outcome. */
export type Gates = Readonly<Record<GateName, GateOutcome>>;

/** The least above the limit that a language is judged on (gate G1). */
export const enough = { titles: 20, effectiveTitles: 10, lines: 300, events: 200 } as const;

/** The adjusted p-value below which a threshold is shown (gate G5). */
export const thresholdLevel = 0.05;

/** What evidence passes. */
export function gatesOf(evidence: Evidence): Gates {
  return {
    enough_data: outcome(hasEnough(evidence)),
    no_reversal: outcome(evidence.reversal === 'none' || evidence.reversalExplained),
    placebos: placebos(evidence.controls),
    designs_agree: designsAgree(evidence.designs),
    threshold: threshold(evidence.threshold),
    confounder: survives(evidence.effect, evidence.confounded),
    matters: mattersGate(evidence.simulated, evidence.smallestThatMatters),
  };
}

/**
 * A reversal between pooled and within-title slope is accounted for by titles differing when something else than the titles'
 * averages shows the within-title slope: the same-moment slope has its sign, with an interval that leaves out the pooled slope; or
 * the pooled slope does not differ any more once it is adjusted for traits of titles (genre, popularity).
 * @param sameMoment null where that design could not be run
 * @param adjustedDifference within less pooled adjusted for traits; null where there are none
 */
export function isReversalExplained(
  within: number,
  pooled: number,
  sameMoment: Pick<Estimate, 'estimate' | 'low' | 'high'> | null,
  adjustedDifference: Pick<Estimate, 'estimate' | 'se'> | null,
): boolean {
  const atSameMoment =
    sameMoment !== null &&
    sameMoment.estimate * within > 0 &&
    (sameMoment.low > pooled || sameMoment.high < pooled);
  return atSameMoment || designsAgree(adjustedDifference) === 'passed';
}

/** Whether both ends of an interval are there. */
export function isBounded(bounds: Bounds | null): bounds is { readonly low: number; readonly high: number } {
  return bounds !== null && Number.isFinite(bounds.low) && Number.isFinite(bounds.high);
}

function outcome(passes: boolean): GateOutcome {
  return passes ? 'passed' : 'failed';
}

function hasEnough({ titlesAbove, effectiveTitles, linesAbove, eventsAbove }: Evidence): boolean {
  return (
    titlesAbove >= enough.titles &&
    effectiveTitles >= enough.effectiveTitles &&
    linesAbove >= enough.lines &&
    eventsAbove >= enough.events
  );
}

/** All that were run pass, and at least one was run; one that is unclear does not pass. */
function placebos(controls: readonly Control[]): GateOutcome {
  const run = controls.filter((control) => control.outcome !== 'not_run');
  if (run.length === 0) return 'unknown';
  return outcome(run.every((control) => control.outcome === 'passed'));
}

/** |t| below 2. Two designs that come to one and the same agree even where there is no error to measure by. */
function designsAgree(difference: Pick<Estimate, 'estimate' | 'se'> | null): GateOutcome {
  if (difference === null || Number.isNaN(difference.estimate) || Number.isNaN(difference.se))
    return 'unknown';
  return outcome(difference.estimate === 0 || Math.abs(difference.estimate) < 2 * difference.se);
}

function threshold(found: Evidence['threshold']): GateOutcome {
  if (found === null || Number.isNaN(found.q)) return 'unknown';
  return outcome(found.q < thresholdLevel && found.kink > 0 && !found.splineBetter);
}

function survives(effect: number | null, confounded: number | null): GateOutcome {
  if (effect === null || confounded === null || Number.isNaN(effect * confounded)) return 'unknown';
  return outcome(effect * confounded > 0);
}

/** Gate G7: the interval has neither the smallest difference that matters in it nor its opposite, so that the change matters, or it doesn't. */
export function mattersGate(simulated: Evidence['simulated'], smallest: number | null): GateOutcome {
  if (
    typeof simulated === 'string' ||
    !isBounded(simulated) ||
    smallest === null ||
    !(Math.abs(smallest) >= 0)
  )
    return 'unknown';
  const has = (value: number): boolean => simulated.low <= value && value <= simulated.high;
  return outcome(!has(Math.abs(smallest)) && !has(-Math.abs(smallest)));
}
