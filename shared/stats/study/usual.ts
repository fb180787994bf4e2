import type { StudyQuestion } from './types.ts';

/** From what to what the smallest change that matters may be stated, as a share of all events. */
export const smallestBounds = { least: 0.001, most: 1 } as const;

/** What is asked unless told otherwise, wherever a study is run: on the command line, in the window and in a brief. */
export const usualQuestion = {
  outcome: 'rewinds',
  languages: null,
  group: null,
  by: null,
  margin: 0.05,
  smallestThatMatters: null,
  seed: 1,
  draws: 199,
} as const satisfies StudyQuestion;
