import type { Reader } from '../../shared/engine/derived-tables.ts';
import { stopIfAborted } from '../../shared/engine/progress.ts';
import { limitStudy, type LimitAnswer, type LimitQuestion } from '../../shared/stats/study/what-if.ts';
import type { LimitSoFar } from './protocol.ts';

/**
 * Asks of one other limit after the other, in order, and tells of each before it begins.
 * @param tables best a reader that remembers: no statement of a question names its limit or its compliance
 * @throws ProblemError of the `engine.` domain, also when the signal aborts, between passes and between questions
 */
export async function askLimits(
  tables: Reader,
  questions: readonly LimitQuestion[],
  { signal, onProgress }: { signal: AbortSignal; onProgress: (soFar: LimitSoFar) => void },
): Promise<readonly LimitAnswer[]> {
  const answers: LimitAnswer[] = [];
  for (const [i, question] of questions.entries()) {
    const { language } = question;
    onProgress({ language, step: i + 1, steps: questions.length, answer: answers.at(-1) ?? null });
    await heard();
    stopIfAborted(signal);
    answers.push(await limitStudy(tables, question, { signal }));
  }
  return answers;
}

/** Lets messages in: what is remembered is answered without giving way, and a cancel would wait behind it. */
function heard(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
