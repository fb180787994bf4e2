import { withChanges, type ShownStudy } from '../../shared/stats/study/shown.ts';
import type { StudyProgress, StudyQuestion } from '../../shared/stats/study/types.ts';
import { Runner, useFound, useRun, type AskedRun } from './run.ts';

const study = new Runner<StudyQuestion, StudyProgress, ShownStudy>({
  run: (workbench, question, { signal, tell }) =>
    workbench.study(question, signal, ({ progress, changed }) => tell(progress, changed)),
  merge: (found, changed, isFirst) => withChanges(isFirst ? [] : found, changed),
});

/** What a study of this question found, by {@link useFound}. */
export function useFoundStudy(question: StudyQuestion): readonly ShownStudy[] {
  return useFound(study, question);
}

/** A study under way or done, and what can be done with it. */
export type AskedStudy = AskedRun<StudyProgress, ShownStudy>;

/** Asks for a study, by {@link useRun}. */
export function useStudy(question: StudyQuestion): AskedStudy {
  return useRun(study, question);
}
