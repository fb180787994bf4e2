import type { ReactNode } from 'react';
import { studyWords } from '../../i18n/study.ts';

/** What stands in place of a figure that is not there: while the study runs it may still come, afterwards it can't be had. */
export function Absent({ isRunning }: { readonly isRunning: boolean }): ReactNode {
  return <span className="study-absent">{isRunning ? studyWords.computing : studyWords.notToBeHad}</span>;
}
