import type { ReactNode } from 'react';
import { rowsSql } from '../../../shared/stats/study/rows.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import { RunReceipt } from '../../app/run-receipt.tsx';
import { studyWords } from '../../i18n/study.ts';
import { groupWords, studyName } from './names.ts';

const t = studyWords.how;

/** How the study is computed. Stands in the inspector. */
export function Receipt({
  studies,
  question,
}: {
  /** Those that are explained: one of a card, or all. */
  readonly studies: readonly ShownStudy[];
  readonly question: StudyQuestion;
}): ReactNode {
  const [only] = studies;
  const { outcome, margin, smallestThatMatters, by, seed, draws } = question;
  return (
    <RunReceipt
      titles={t}
      terms={t.terms}
      asked={[
        ...(studies.length === 1 && only !== undefined
          ? [`${studyName(only, question)}, ${groupWords(only)}`]
          : [studyWords.languages(studies.length)]),
        `outcome ${outcome}`,
        `margin ${margin}`,
        `smallest that matters ${smallestThatMatters ?? 'not stated'}`,
        `by ${by ?? 'none'}`,
        t.seed(seed, draws),
      ]}
      receipt={{ question, groups: studies.map(({ stratum }) => stratum) }}
      rows={rowsSql({ outcome, strata: studies.map(({ stratum }) => stratum.key), subtitlesOn: true })}
    />
  );
}
