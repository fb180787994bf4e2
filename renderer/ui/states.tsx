import type { ReactNode } from 'react';
import type { Problem } from '../../shared/errors/problem.ts';
import { words } from '../i18n/words.ts';
import { Button } from './button.tsx';
import { ErrorIcon } from './icons.tsx';

/** Nothing to show, and what to do about it. */
export function EmptyState({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className="state">
      <h3>{title}</h3>
      {children !== undefined && <div className="muted">{children}</div>}
    </div>
  );
}

/** A problem in place of what could not be made: what happened, what to do. */
export function ErrorState({
  problem,
  onRetry,
}: {
  readonly problem: Problem;
  readonly onRetry?: () => void;
}): ReactNode {
  return (
    <div className="state state-error" role="alert">
      <h3>
        <ErrorIcon /> {problem.message}
      </h3>
      <p className="muted">{problem.fix}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>{words.retry}</Button>}
    </div>
  );
}

/** Keeps the place of `lines` lines of text while they are made. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }): ReactNode {
  return (
    <div className="skeleton" role="status" aria-label={words.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}

/** A caveat in a soft box. */
export function Banner({
  tone = 'warning',
  children,
  action,
}: {
  readonly tone?: 'note' | 'warning' | 'error';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <div className={`banner banner-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <div>{children}</div>
      {action}
    </div>
  );
}
