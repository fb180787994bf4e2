import type { ReactNode } from 'react';

/** Shows a short text on hover and on focus of what it wraps. Without a text it is not there. */
export function Tooltip({
  text,
  children,
}: {
  readonly text: string | null;
  readonly children: ReactNode;
}): ReactNode {
  if (text === null) return children;
  return (
    <span className="tooltip">
      {children}
      <span className="tooltip-text" role="tooltip">
        {text}
      </span>
    </span>
  );
}
