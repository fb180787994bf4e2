import { useMemo } from 'react';
import type { StudyOutcome } from '../../shared/stats/study/outcomes.ts';
import { groupOf, type LineGroup } from '../../shared/stats/study/strata.ts';
import { withChanges, type ShownStudy } from '../../shared/stats/study/shown.ts';
import type { StudyProgress, StudyQuestion } from '../../shared/stats/study/types.ts';
import { marginSetting, resampling, smallestSetting } from './study-settings.ts';
import { useViewSetting } from './view.ts';
import { Runner, useFound, useRun, type AskedRun } from './run.ts';

const study = new Runner<StudyQuestion, StudyProgress, ShownStudy>({
  run: (workbench, question, { signal, tell }) =>
    workbench.study(question, signal, ({ progress, changed }) => tell(progress, changed)),
  merge: (found, changed, isFirst) => withChanges(isFirst ? [] : found, changed),
});

/**
 * What is known of the study of a group and outcome, at the margin and smallest change of its settings, by {@link useFound}: nothing before it
 * was run.
 * @returns of that group alone
 */
export function useKnownStudy(
  { assetType, audience }: LineGroup,
  outcome: StudyOutcome,
): readonly ShownStudy[] {
  const [margin] = useViewSetting(marginSetting);
  const [smallestThatMatters] = useViewSetting(smallestSetting);
  const question = useMemo(
    () => ({
      ...{ outcome, languages: null, group: groupOf({ assetType, audience }), by: null },
      ...{ margin, smallestThatMatters, ...resampling },
    }),
    [outcome, assetType, audience, margin, smallestThatMatters],
  );
  const found = useFound(study, question);
  return useMemo(
    () => found.filter(({ stratum }) => stratum.assetType === assetType && stratum.audience === audience),
    [found, assetType, audience],
  );
}

/** A study under way or done, and what can be done with it. */
export type AskedStudy = AskedRun<StudyProgress, ShownStudy>;

/** Asks for a study, by {@link useRun}. */
export function useStudy(question: StudyQuestion): AskedStudy {
  return useRun(study, question);
}
