import type { ReactNode } from 'react';

/** A titled part of the methods. */
export function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="study-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
