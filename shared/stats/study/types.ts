import type { Estimate } from '../fit.ts';
import type { StudyOutcome } from './outcomes.ts';
import type { Overview } from './overview.ts';
import type { Stratum, StratumPart } from './strata.ts';

/** What a study asks. */
export interface StudyQuestion {
  readonly outcome: StudyOutcome;
  /** Tags as the lines carry them; null for all. */
  readonly languages: readonly string[] | null;
  /** The part that a language is told apart by; null for its main stratum alone. */
  readonly by: StratumPart | null;
  /** How much worse the outcome may be shown to get at the safe speed, as a share: 0.05 for +5 %. The committee sets it. */
  readonly margin: number;
  readonly seed: number;
  /** Draws of the title bootstrap. */
  readonly draws: number;
}

/** How far a study is. */
export interface StudyProgress {
  /** Counting the lines, fitting the rates, summing the cells, or computing the curves. */
  readonly stage: 'count' | 'fit' | 'cells' | 'curves';
  /** The language at hand, empty for all together. */
  readonly language: string;
  readonly step: number;
  readonly steps: number;
}

/** What was found of one language and stratum. An estimate is null where it can't be had; slopes are log rate per cps, speeds cps. */
export interface LanguageStudy {
  readonly stratum: Stratum;
  readonly overview: Overview;
  /** Over all titles together, which mixes titles with each other: never the finding. */
  readonly pooled: Estimate | null;
  /** Within titles, at one slope. */
  readonly within: Estimate | null;
  /** Within titles, below and above the limit. */
  readonly below: Estimate | null;
  readonly above: Estimate | null;
}
