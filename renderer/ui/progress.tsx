import type { ReactNode } from 'react';

/** A bar. `value` from 0 to 1, null while the end is not known. */
export function Progress({
  label,
  value,
}: {
  readonly label: string;
  readonly value: number | null;
}): ReactNode {
  return (
    <progress
      className="progress"
      aria-label={label}
      max={1}
      {...(value === null ? {} : { value: Math.min(1, Math.max(0, value)) })}
    />
  );
}
