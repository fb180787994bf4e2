import type { ReactNode } from 'react';

/** A name in a row that shows something in the inspector. Names come from data: they say their own direction. */
export function RowLink({
  children,
  onClick,
}: {
  readonly children: string;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <button type="button" className="row-link" title={children} dir="auto" onClick={onClick}>
      {children}
    </button>
  );
}
