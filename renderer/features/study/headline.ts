import type { LimitVerdict } from '../../../shared/stats/limit-verdict.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import { list } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import { studyName } from './names.ts';

const verdicts: readonly LimitVerdict[] = ['raise', 'lower', 'keep', 'cannot_tell'];
const fewEnoughToName = 3;

/** What the study found, in a sentence: the languages by verdict, few of them by name. Null before there are verdicts. */
export function studyHeadline(
  studies: readonly ShownStudy[],
  question: Pick<StudyQuestion, 'by'>,
): string | null {
  if (studies.every(({ finding }) => finding === null)) return null;
  const parts = verdicts.flatMap((verdict) => {
    const own = studies.filter(({ finding }) => finding?.decision.verdict === verdict);
    if (own.length === 0) return [];
    const names =
      own.length <= fewEnoughToName
        ? list(own.map((study) => studyName(study, question)))
        : question.by === null
          ? studyWords.languages(own.length)
          : studyWords.groups(own.length);
    return [studyWords.headline.of[verdict](names)];
  });
  return `${studyWords.headline.start} ${list(parts)}.`;
}
