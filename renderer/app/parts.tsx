import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';

/** The finding, in a sentence, and one line of n and caveat under it. While `stale`, a newer one is being made. */
export function Headline({
  children,
  note,
  stale = false,
}: {
  readonly children: ReactNode;
  readonly note?: ReactNode;
  readonly stale?: boolean;
}): ReactNode {
  return (
    <header className={classes('headline', stale && 'stale')} aria-busy={stale}>
      <h1>{children}</h1>
      {note !== undefined && <p className="muted">{note}</p>}
    </header>
  );
}

/** One figure: the value large, what it is below it. */
export interface Figure {
  readonly id: string;
  readonly value: ReactNode;
  readonly label: ReactNode;
}

/** Up to four figures in a row. */
export function Figures({
  figures,
  stale = false,
}: {
  readonly figures: readonly Figure[];
  readonly stale?: boolean;
}): ReactNode {
  return (
    <dl className={classes('figures', stale && 'stale')} aria-busy={stale}>
      {figures.map((figure) => (
        <div key={figure.id} className="figure">
          <dt>{figure.label}</dt>
          <dd>{figure.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Props of {@link Card}. */
export interface CardProps {
  readonly title: ReactNode;
  /** Said beside the title, quieter: the unit, the band. */
  readonly note?: ReactNode;
  /** Buttons at the end of the title's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly stale?: boolean;
  readonly className?: string;
}

/** A card: a chart or a table with its title. */
export function Card({ title, note, actions, children, stale = false, className }: CardProps): ReactNode {
  return (
    <section className={classes('card', className)} aria-busy={stale}>
      <header className="card-head">
        <h2>{title}</h2>
        {note !== undefined && <p className="muted card-note">{note}</p>}
        {actions !== undefined && <div className="card-actions">{actions}</div>}
      </header>
      <div className={classes('card-body', stale && 'stale')}>{children}</div>
    </section>
  );
}

/** Controls over a chart, in a row that wraps. */
export function Toolbar({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="toolbar">{children}</div>;
}
