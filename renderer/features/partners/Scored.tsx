import { useState, type ReactNode } from 'react';
import { Figures, Headline } from '../../app/parts.tsx';
import type { Row } from '../../charts/cells.ts';
import { shareOf } from '../../charts/estimate.ts';
import { financeHeadline, operationsHeadline, operationsNote } from '../../charts/partners/headline.ts';
import type { PartnerChoice } from '../../charts/partners/query.ts';
import type { ScoredReading } from '../../charts/partners/readings.ts';
import { useFilters } from '../../state/view.ts';
import { Controls, QuarterChoice } from './Controls.tsx';
import { Detail } from './Detail.tsx';
import { scoredFigures } from './figures.ts';
import { QuartersCard } from './QuartersCard.tsx';
import { ScoreCard } from './ScoreCard.tsx';
import type { Shown } from './selection.ts';
import { figureOf, useScored, type ScoredView } from './use-scored.ts';

/** Props of a reading. */
export interface ScoredProps {
  readonly reading: ScoredReading;
  readonly choice: PartnerChoice;
}

/** A reading with a scorecard: operations, or finance. */
export function Scored({ reading, choice }: ScoredProps): ReactNode {
  const { filters } = useFilters();
  const view = useScored(reading, choice, filters);
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <>
      <ScoredHeadline reading={reading} choice={choice} view={view} />
      <Controls>
        <QuarterChoice quarters={view.quarters} />
      </Controls>
      <Figures figures={scoredFigures(reading, view.totalOf)} stale={view.total.stale} />
      <ScoreCard reading={reading} choice={choice} view={view} onShow={setShown} />
      <QuartersCard reading={reading} choice={choice} view={view} onShow={setShown} />
      {shown === null ? null : (
        <Detail shown={shown} reading={reading} choice={choice} filters={filters} view={view} />
      )}
    </>
  );
}

function ScoredHeadline({ reading, choice, view }: ScoredProps & { readonly view: ScoredView }): ReactNode {
  const { asked, total, totalOf, rows, columns } = view;
  if (asked.answer === null || totalOf === null)
    return (
      <Headline note={reading === 'operations' ? 'Reading the orders.' : 'Reading the invoices.'}>
        The work of partners
      </Headline>
    );
  return (
    <Headline stale={asked.stale || total.stale} note={noteOf(reading, view, totalOf)}>
      {reading === 'operations'
        ? operationsHeadline(rows, columns, choice)
        : financeHeadline(
            figureOf(totalOf, 'cost_per_minute'),
            shareOf(totalOf, 'rework_share'),
            shareOf(totalOf, 'rush_share'),
            choice,
          )}
    </Headline>
  );
}

function noteOf(reading: ScoredReading, { rows }: ScoredView, total: Row): string {
  if (reading === 'finance')
    return 'All invoices in US dollars, credits taken off, of the minutes billed for production; placed by the date of the invoice.';
  const due = figureOf(total, 'orders_due') ?? 0;
  return operationsNote(rows, shareOf(total, 'on_time_rate'), due, figureOf(total, 'overdue_orders') ?? 0);
}
