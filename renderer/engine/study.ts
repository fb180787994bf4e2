import type { Reader } from '../../shared/engine/derived-tables.ts';
import type { KeptStudy } from '../../shared/stats/study/kept.ts';
import { runStudy } from '../../shared/stats/study/run.ts';
import { changesOnly, shownStudy, type ShownStudy, type StudySoFar } from '../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../shared/stats/study/types.ts';

/** Runs a study on the package that a worker has open, and tells what it finds as it goes. @throws ProblemError */
export async function studyPackage(
  tables: Reader,
  question: StudyQuestion,
  {
    kept,
    signal,
    onProgress,
  }: { kept: KeptStudy; signal: AbortSignal; onProgress: (soFar: StudySoFar) => void },
): Promise<readonly ShownStudy[]> {
  const changesIn = changesOnly();
  const found = await runStudy(tables, question, {
    kept,
    signal,
    onProgress: (progress, studies) => onProgress({ progress, changed: changesIn(studies) }),
  });
  return found.map(shownStudy);
}
