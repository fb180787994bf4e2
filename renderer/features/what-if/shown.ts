import type { LimitAnswer, ToldAnswer } from '../../../shared/stats/study/what-if.ts';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import type { NewLimits } from '../../../shared/workspace/scenario.ts';
import { languageName } from '../../charts/figures.ts';
import { answerTo, type AskedLimits } from '../../state/what-if.ts';
import { questionOf } from './use-what-if.ts';

/** One language of the limits in view, and what is known of it. */
export interface ShownLanguage {
  readonly language: string;
  readonly name: string;
  /** The new limit, in characters per second. */
  readonly limit: number;
  /** Null while nothing is known. */
  readonly answer: LimitAnswer | null;
  /** Whether the answer is that to another limit or compliance of the same lines. */
  readonly stale: boolean;
}

/** A language with a forecast, or with none because its compliance can't be read. */
export interface ToldLanguage extends ShownLanguage {
  readonly answer: ToldAnswer;
}

/** The languages of these limits by their names. Once the run was cancelled or failed, nothing stands for what was not found. */
export function shownLanguages(
  now: NewLimits,
  outcome: StudyOutcome,
  { found, status }: Pick<AskedLimits, 'found' | 'status'>,
): ShownLanguage[] {
  const isEnded = status === 'cancelled' || status === 'failed';
  return [...now.limits]
    .map(([language, limit]): ShownLanguage => {
      const answered = answerTo(questionOf(now, outcome, language, limit), found);
      const known = isEnded && answered?.stale === true ? null : answered;
      return {
        language,
        name: languageName(language),
        limit,
        answer: known?.answer ?? null,
        stale: known?.stale ?? false,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Those of which something was found. */
export function toldOf(languages: readonly ShownLanguage[]): ToldLanguage[] {
  return languages.flatMap((one) => (one.answer?.kind === 'told' ? [{ ...one, answer: one.answer }] : []));
}

/** Those whose new limit is another than today's. */
export function movedOf(told: readonly ToldLanguage[]): ToldLanguage[] {
  return told.filter(({ answer: { whatIf } }) => whatIf.from !== whatIf.to);
}
