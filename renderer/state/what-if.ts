import type { LimitAnswer, LimitQuestion } from '../../shared/stats/study/what-if.ts';
import type { AnsweredLimit, LimitSoFar } from '../engine/protocol.ts';
import { Runner, useRun, type AskedRun } from './run.ts';

/** What came of a question of another limit. */
export type Answered = AnsweredLimit;

/** How far the answers are: the language at hand, by which design, and its place among those that are asked. */
export type WhatIfProgress = Omit<LimitSoFar, 'answered'>;

/** Moving one limit leaves the others as they are, so that what was answered before is not asked again. */
const limits = new Runner<readonly LimitQuestion[], WhatIfProgress, Answered>({
  run: async (workbench, questions, { signal, before, tell }) => {
    const known = new Map(before.map((one) => [keyOf(one.question), one]));
    const open = [...new Map(questions.map((one) => [keyOf(one), one]))]
      .filter(([key]) => !isWhole(known.get(key)))
      .map(([, question]) => question);
    const answers =
      open.length === 0
        ? []
        : await workbench.whatIf(open, signal, ({ answered, ...progress }) =>
            tell(progress, answered === null ? [] : [answered]),
          );
    for (const [place, question] of open.entries()) {
      const answer = answers[place];
      if (answer !== undefined) known.set(keyOf(question), { question, answer });
    }
    return questions.flatMap((question) => known.get(keyOf(question)) ?? []);
  },
  merge: (found, changed) => [
    ...new Map([...found, ...changed].map((one) => [keyOf(one.question), one])).values(),
  ],
});

/** Whether nothing is to be asked any more: a run that was cancelled may have left the same moment out. */
function isWhole(one: Answered | undefined): boolean {
  return one !== undefined && !(one.answer.kind === 'told' && one.answer.whatIf.sameMoment === 'left_out');
}

function keyOf({ outcome, language, assetType, audience, limit, compliance }: LimitQuestion): string {
  return JSON.stringify([outcome, language, assetType, audience, limit, compliance]);
}

/** Answers under way or there, and what can be done with them. */
export type AskedLimits = AskedRun<WhatIfProgress, Answered>;

/** Asks of other limits, by {@link useRun}. What was found of the same package before stays beside it, so that going back to a limit asks nothing. @param questions null while they are not known yet */
export function useWhatIf(questions: readonly LimitQuestion[] | null): AskedLimits {
  return useRun(limits, questions);
}

/** An answer as it is shown: that to the question itself, or while that is not there the one to another limit of the same lines. */
export interface ShownAnswer {
  readonly answer: LimitAnswer;
  readonly stale: boolean;
}

/** What is known of a question; null while nothing is. */
export function answerTo(question: LimitQuestion, found: readonly Answered[]): ShownAnswer | null {
  const key = keyOf(question);
  const own = found.find((one) => keyOf(one.question) === key);
  if (own !== undefined) return { answer: own.answer, stale: false };
  const lines = linesOf(question);
  const other = found.findLast((one) => linesOf(one.question) === lines);
  return other === undefined ? null : { answer: other.answer, stale: true };
}

function linesOf({ outcome, language, assetType, audience }: LimitQuestion): string {
  return JSON.stringify([outcome, language, assetType, audience]);
}
