import type { BenchmarkInterval, Reached } from '../curve/benchmark.ts';
import type { Dot } from '../curve/binscatter.ts';
import type { SafeSpeed } from '../curve/safe-speed.ts';
import type { ProfilePoint, ThresholdInterval } from '../curve/threshold.ts';
import type { Control } from '../controls.ts';
import type { EValue } from '../e-value.ts';
import type { Estimate } from '../fit.ts';
import type { Evidence, Gates } from '../gates.ts';
import type { Grade } from '../grade.ts';
import type { Reversal } from '../ladder.ts';
import type { Decision } from '../limit-verdict.ts';
import type { SelectedInterval } from '../multiple.ts';
import type { RawAndPooled } from '../pool-languages.ts';
import type { Sensitivity } from '../sensitivity.ts';
import type { StudyOutcome } from './outcomes.ts';
import type { Overview } from './overview.ts';
import type { SpeechAdjusted } from './source-speech.ts';
import type { LineGroup, Stratum, StratumPart } from './strata.ts';
import type { TitleLine } from './title-lines.ts';

/** What a study asks. */
export interface StudyQuestion {
  readonly outcome: StudyOutcome;
  /** Tags as the lines carry them; null for all. */
  readonly languages: readonly string[] | null;
  /** The kind of lines and their audience; null for subtitles for adults, or what a package has in their place. */
  readonly group: LineGroup | null;
  /** The part that a language is told apart by; null for the group alone. */
  readonly by: StratumPart | null;
  /** How much worse the outcome may be shown to get at the safe speed, as a share: 0.05 for +5 %. The committee sets it. */
  readonly margin: number;
  /** The smallest change of the rate that matters, as a share of all events: 0.005 for 0.5 %. The committee states it; null: not stated. */
  readonly smallestThatMatters: number | null;
  readonly seed: number;
  /** Draws of the title bootstrap. */
  readonly draws: number;
}

/** How far a study is. */
export interface StudyProgress {
  /**
   * Counting the lines, fitting the rates, computing the curves, comparing the languages of the same moment, looking at the negative controls, or
   * forecasting proposed limits.
   */
  readonly stage: 'count' | 'fit' | 'curves' | 'same_moment' | 'controls' | 'forecast';
  /** The language at hand, empty for all together. */
  readonly language: string;
  readonly step: number;
  readonly steps: number;
}

/** What was found of one language and stratum. What can't be had is null; slopes are log rate per cps, speeds cps. */
export interface LanguageStudy {
  readonly stratum: Stratum;
  readonly overview: Overview;
  readonly slopes: Slopes;
  /** Null until the curves are computed, and where there is too little to compute them from. */
  readonly curve: Curve | null;
  /** Null until every language is computed, since some of it takes them all. */
  readonly finding: Finding | null;
}

/** The slopes of one language. */
export interface Slopes {
  /** Over all titles together, which mixes titles with each other: never the finding. */
  readonly pooled: Estimate | null;
  /** Within titles, at one slope. */
  readonly within: Estimate | null;
  /** Among the languages of the same moment of a title; null where a title has no other language. */
  readonly sameMoment: Estimate | null;
  /** Within titles, by a linear probability model: relative change of the rate per cps, to check the others by. */
  readonly linear: Estimate | null;
  /** Within titles, below and above the limit. */
  readonly below: Estimate | null;
  readonly above: Estimate | null;
}

/** What the curve of one language says. */
export interface Curve {
  /** True for the dots alone, at a first estimate that the end hardly differs from: the speeds are still to come. */
  readonly isFirstLook: boolean;
  /** The language's typical line, the mean speed over its lines in cps: what benchmark and safe speed are held against. */
  readonly typical: number;
  readonly dots: readonly Dot[];
  /** How many standard errors the band that holds all dots at once reaches where many titles tell a dot; null without two of them. */
  readonly reach: number | null;
  /** The speed at which the rate is higher by the margin than at the typical speed. */
  readonly benchmark: { readonly speed: Reached; readonly interval: BenchmarkInterval } | null;
  readonly safe: SafeSpeed | null;
  readonly threshold: CurveThreshold | null;
}

/** Where the slope changes most. */
export interface CurveThreshold {
  readonly speed: number;
  readonly interval: Pick<ThresholdInterval, 'low' | 'high'>;
  /** The change of the slope there, as log rate per cps. */
  readonly kink: Estimate;
  /** Of the test that the slope changes nowhere. */
  readonly p: number;
  /** Every candidate, by rising speed, with how much worse the fit is there than at the best, as a likelihood ratio scaled for titles. */
  readonly profile: readonly ProfilePoint[];
  /** A candidate with a ratio up to this fits about as well as the best. */
  readonly critical: number;
  /** How many draws of titles had their best place where, by rising speed in cps. */
  readonly draws: readonly { readonly speed: number; readonly count: number }[];
  /** Whether a smoother curve tells titles better that it was not fitted to: then the threshold is no fair summary. */
  readonly isHidden: boolean;
}

/** What is concluded of one language, and how sure that is. */
export interface Finding {
  /** The p-value of the slope within titles, adjusted over the languages of its family (Benjamini and Hochberg). */
  readonly q: number | null;
  /** The same adjusted so that it holds however languages hang together (Benjamini and Yekutieli): never below {@link q}. */
  readonly qAnyDependence: number | null;
  /** The interval of that slope as one of those that are shown of all languages of the run; null where it isn't shown. */
  readonly selected: SelectedInterval | null;
  readonly decision: Decision;
  readonly grade: Grade;
  readonly gates: Gates;
  /** What the gates were held against. */
  readonly evidence: Evidence;
  /** How pooled and within-title slope disagree, and whether that is accounted for. */
  readonly reversal: Reversal;
  readonly isReversalExplained: boolean;
  /** Some titles, each with its own slope, to see how the pooled slope comes about. */
  readonly titles: readonly TitleLine[];
  /** The rate of lines over the limit against that of the others of the same title: a ratio. Null without a limit. */
  readonly overLimit: { readonly ratio: number; readonly low: number; readonly high: number } | null;
  readonly eValue: EValue | null;
  /** Log rate ratio of 1.15 times the limit against the limit: the language's own beside the one pooled with its script group. */
  readonly group: RawAndPooled | null;
  /** The slope within titles less the one at the same moment. */
  readonly designs: Estimate | null;
  readonly controls: readonly Control[];
  readonly sensitivity: Sensitivity | null;
  /** The slope with what is said in the source held equal; null where no line is linked to it. */
  readonly source: SpeechAdjusted | null;
  /** What the data don't tell, so that nothing is adjusted for it. */
  readonly notControlled: readonly NotControlled[];
}

/** What a study adjusts for where lines are linked to those of the source. */
export type NotControlled = 'speech_rate' | 'reduction';
