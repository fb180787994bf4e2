import type { ReactNode } from 'react';
import type { Asked } from '../../state/ask.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';

/** What a card shows of a question: why it failed, that it is under way, that there is nothing, or its content. */
export function CardContent<T>({
  asked,
  empty,
  lines = 6,
  children,
}: {
  readonly asked: Asked<T>;
  /** Why there is nothing to show; null where there is something. */
  readonly empty: string | null;
  readonly lines?: number;
  readonly children: ReactNode;
}): ReactNode {
  if (asked.problem !== null) return <ErrorState problem={asked.problem} />;
  if (asked.answer === null) return <Skeleton lines={lines} />;
  if (empty !== null) return <EmptyState title="Nothing to show">{empty}</EmptyState>;
  return children;
}
