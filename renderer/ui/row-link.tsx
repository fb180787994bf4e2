import type { ReactNode } from 'react';

/** A name in a row that shows something in the inspector. Names come from data: they say their own direction. */
export function RowLink({
  children,
  isCurrent = false,
  onClick,
}: {
  readonly children: string;
  /** Whether it is what the inspector shows. */
  readonly isCurrent?: boolean;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      className="row-link"
      aria-current={isCurrent ? 'true' : undefined}
      title={children}
      dir="auto"
      onClick={onClick}
    >
      {children}
    </button>
  );
}
