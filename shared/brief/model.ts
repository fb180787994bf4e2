import type { LanguageStudy, StudyQuestion } from '../stats/study/types.ts';
import type { WhatIf } from '../stats/whatif.ts';

/** A line over the limit, to read. */
export interface ExampleLine {
  readonly title: string;
  /** Null where the package withholds it. */
  readonly text: string | null;
  readonly cps: number;
  readonly exposures: number;
  readonly events: number;
}

/** What the brief says of one language. */
export interface LanguageBrief {
  readonly study: LanguageStudy;
  /** In characters per second; null where no change is proposed. */
  readonly proposed: number | null;
  /** The forecast of the proposed limit; null where none was made. */
  readonly forecast: WhatIf | null;
  readonly examples: readonly ExampleLine[];
}

/** What the document tells of where its figures come from. */
export interface BriefReceipt {
  readonly package: string;
  readonly fingerprint: string;
  /** ISO dates. */
  readonly exportedOn: string;
  readonly asOf: string;
  readonly app: string;
  readonly engine: string;
}

/** A brief to the people who decide on a guideline. */
export interface Brief {
  readonly question: StudyQuestion;
  readonly languages: readonly LanguageBrief[];
  readonly receipt: BriefReceipt;
}
