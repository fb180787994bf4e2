import type { LimitVerdict } from '../../../shared/stats/limit-verdict.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import { languageName } from '../../charts/figures.ts';
import { list } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';

const verdicts: readonly LimitVerdict[] = ['raise', 'lower', 'keep', 'cannot_tell'];
const fewEnoughToName = 3;

/** What the study found, in a sentence: the languages by verdict, few of them by name; groups of lines by number alone. Null before there are verdicts. */
export function studyHeadline(
  studies: readonly ShownStudy[],
  question: Pick<StudyQuestion, 'by'>,
): string | null {
  if (studies.every(({ finding }) => finding === null)) return null;
  const byVerdict = verdicts.flatMap((verdict) => {
    const own = studies.filter(({ finding }) => finding?.decision.verdict === verdict);
    return own.length === 0 ? [] : [{ verdict, own }];
  });
  const parts = byVerdict.map(({ verdict, own }, place) =>
    studyWords.headline.of[verdict](
      question.by === null ? languagesOf(own) : studyWords.groups(own.length, place === 0),
    ),
  );
  return `${studyWords.headline.start} ${list(parts)}.`;
}

function languagesOf(studies: readonly ShownStudy[]): string {
  return studies.length <= fewEnoughToName
    ? list(studies.map(({ stratum }) => languageName(stratum.language)))
    : studyWords.languages(studies.length);
}
