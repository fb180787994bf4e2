import type { NoForecast } from '../stats/gates.ts';
import type { Condensing } from '../stats/study/condensing.ts';
import type { ContextLine, LineId } from '../stats/study/line-context.ts';
import type { RuleToday } from '../stats/study/rule-today.ts';
import type { StudyOutcome } from '../stats/study/outcomes.ts';
import type { LanguageStudy } from '../stats/study/types.ts';
import type { WhatIf } from '../stats/whatif.ts';

/** What a brief is asked for. */
export interface BriefQuestion {
  readonly outcome: StudyOutcome;
  /** How much worse the outcome may be shown to get at the safe speed, as a share. */
  readonly margin: number;
  /** The smallest change of the rate that matters, as a share of all events; null: not stated. */
  readonly smallestThatMatters: number | null;
  readonly seed: number;
  /** Draws of the title bootstrap. */
  readonly draws: number;
  /** Kind of lines and audience, as the package has them. */
  readonly assetType: string;
  readonly audience: string;
  /** Tags as the lines carry them, in the order of the document. */
  readonly languages: readonly string[];
  /** The limits to propose by language, in characters per second; that of a language that is not here follows from its verdict. */
  readonly limits: ReadonlyMap<string, number>;
  /** The share of lines over a limit that are condensed to it, from 0 to 1; null to read it from the lines. */
  readonly compliance: number | null;
  /** The name of the scenario that the limits come from; null where they have none. */
  readonly scenario: string | null;
}

/** A line over the limit, to read, with what stands around it. */
export interface ExampleLine extends LineId {
  readonly title: string;
  /** Null where the package withholds it. */
  readonly text: string | null;
  readonly startMs: number;
  readonly cps: number;
  readonly exposures: number;
  readonly events: number;
  readonly around: readonly ContextLine[];
}

/** What the brief says of one language. */
export interface LanguageBrief {
  readonly study: LanguageStudy;
  /** The package's row that sets the limit; null where no limit is in force. */
  readonly rule: RuleToday | null;
  /** In characters per second; null where no change is proposed. */
  readonly proposed: number | null;
  /** The forecast of the proposed limit, with at least one compliance; or why there is none. */
  readonly forecast: WhatIf | NoForecast;
  /** What the proposed limit asks of the lines; null where no change is proposed. */
  readonly condensing: Condensing | null;
  readonly examples: readonly ExampleLine[];
}

/** What the document tells of where its figures come from. */
export interface BriefReceipt {
  readonly package: string;
  readonly fingerprint: string;
  /** The fingerprint of the shared definitions in force. */
  readonly definitions: string;
  /** ISO dates. */
  readonly exportedOn: string;
  readonly asOf: string;
  readonly app: string;
  readonly engine: string;
}

/** A brief to the people who decide on a guideline. */
export interface Brief {
  readonly question: BriefQuestion;
  readonly languages: readonly LanguageBrief[];
  /** Languages that were asked for and have no engagement with such lines. */
  readonly missing: readonly string[];
  /** How many languages were studied together: p-values are adjusted over them. */
  readonly studied: number;
  readonly receipt: BriefReceipt;
}
