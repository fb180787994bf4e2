import type { Asked } from '../../state/ask.ts';
import type { CardState } from './ChartCard.tsx';

/** What a card shows of a question: the chart as soon as there is an answer, also while a newer one is made. */
export function cardState<T>(
  asked: Asked<T>,
  emptyText: (answer: T) => string | null,
  emptyTitle = 'Nothing to show',
): CardState {
  if (asked.problem !== null) return { kind: 'failed', problem: asked.problem };
  if (asked.answer === null) return { kind: 'loading' };
  const text = emptyText(asked.answer);
  return text === null ? { kind: 'ready' } : { kind: 'empty', title: emptyTitle, text };
}
