import type { StudyQuestion } from './types.ts';

/** What is asked unless told otherwise, wherever a study is run: on the command line, in the window and in a brief. */
export const usualQuestion = {
  outcome: 'rewinds',
  languages: null,
  by: null,
  margin: 0.05,
  seed: 1,
  draws: 199,
} as const satisfies StudyQuestion;
