import type { Reader } from '../../shared/engine/derived-tables.ts';
import { stopIfAborted } from '../../shared/engine/progress.ts';
import type { SameMomentSlopes } from '../../shared/stats/study/same-moment-slopes.ts';
import { limitStudy, type LimitAnswer, type LimitQuestion } from '../../shared/stats/study/what-if.ts';
import type { AnsweredLimit, LimitSoFar } from './protocol.ts';

/** How other limits are asked of. */
export interface AskOptions {
  /** Kept as long as the package is open under the same definitions. */
  readonly sameMoment: SameMomentSlopes;
  readonly signal: AbortSignal;
  readonly onProgress: (soFar: LimitSoFar) => void;
}

/**
 * Asks of one other limit after the other, in order, and tells of each before it begins: first by what goes within titles, and where
 * that is not known yet, then by the same moment too, which takes longer.
 * @param tables best a reader that remembers: no statement of a question names its limit or its compliance
 * @throws ProblemError of the `engine.` domain, also when the signal aborts, between passes and between questions
 */
export async function askLimits(
  tables: Reader,
  questions: readonly LimitQuestion[],
  { sameMoment, signal, onProgress }: AskOptions,
): Promise<readonly LimitAnswer[]> {
  let answered: AnsweredLimit | null = null;
  const askAll = async (asked: readonly LimitQuestion[], isSameMoment: boolean): Promise<LimitAnswer[]> => {
    const answers: LimitAnswer[] = [];
    for (const [i, question] of asked.entries()) {
      const { language } = question;
      onProgress({ language, isSameMoment, step: i + 1, steps: asked.length, answered });
      await heard();
      stopIfAborted(signal);
      const answer = await limitStudy(tables, question, { sameMoment, isQuick: !isSameMoment, signal });
      answered = { question, answer };
      answers.push(answer);
    }
    return answers;
  };
  const quick = await askAll(questions, false);
  const isOpen = (answer: LimitAnswer): boolean =>
    answer.kind === 'told' && answer.whatIf.sameMoment === 'left_out';
  const open = questions.filter((_, i) => quick.slice(i, i + 1).some(isOpen));
  const whole = await askAll(open, true);
  return quick.map((answer) => (isOpen(answer) ? (whole.shift() ?? answer) : answer));
}

/** Lets messages in: what is remembered is answered without giving way, and a cancel would wait behind it. */
function heard(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
