import { useState, type ReactNode } from 'react';
import { Figures, Headline } from '../../app/parts.tsx';
import type { Row } from '../../charts/cells.ts';
import { shareOf } from '../../charts/estimate.ts';
import { partnerKinds } from '../../charts/partners/groups.ts';
import {
  financeHeadline,
  operationsHeadline,
  operationsNote,
  rowsWords,
} from '../../charts/partners/headline.ts';
import type { PartnerChoice } from '../../charts/partners/query.ts';
import { qualityOf, type ScoredReading } from '../../charts/partners/readings.ts';
import { quarterName } from '../../charts/periods/period.ts';
import { QuartersCard } from '../../charts/periods/QuartersCard.tsx';
import { ChartScope } from '../../charts/card/scope.ts';
import type { ScoreColumn } from '../../charts/scorecard/columns.ts';
import { ScoresCard } from '../../charts/scorecard/ScoresCard.tsx';
import { useFilters } from '../../state/view.ts';
import { Controls, QuarterChoice } from './Controls.tsx';
import { Detail } from './Detail.tsx';
import { scoredFigures } from './figures.ts';
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
      <ChartScope value={choice.quarter === '' ? '' : quarterName(choice.quarter)}>
        <ScoresCard
          title={titles[reading]}
          note={`${view.rows.length} ${rowsWords(choice)}, ${intervals[reading]}`}
          asked={view.asked}
          rows={view.rows}
          columns={view.columns}
          label={choice.roll.label}
          below={[
            ...thresholdLines(view.columns),
            ...qualityLines(qualityOf(reading, choice.kind, choice.roll)),
          ]}
          onHow={() => setShown({ kind: 'how', card: 'scores' })}
          onChoose={({ id, name }) => setShown({ kind: 'row', by: choice.roll.id, id, name })}
        />
      </ChartScope>
      <QuartersCard
        note={`${partnerKinds[choice.kind].many} together, each measure by its own date`}
        asked={view.byQuarter}
        quarters={view.quarters}
        columns={view.columns}
        onHow={() => setShown({ kind: 'how', card: 'quarters' })}
      />
      {shown === null ? null : (
        <Detail shown={shown} reading={reading} choice={choice} filters={filters} view={view} />
      )}
    </>
  );
}

const titles = { operations: 'Scorecard', finance: 'Cost' } as const;
const intervals = {
  operations: 'Wilson intervals of 95 %',
  finance: 'intervals of 95 % clustered by title',
} as const;

/** Who says so, where there are thresholds. */
function thresholdLines(columns: readonly ScoreColumn[]): string[] {
  const [citation] = columns.flatMap(({ threshold }) => threshold?.citation ?? []);
  return citation === undefined
    ? []
    : [`Dashed: the thresholds of ${citation}. Red: the whole interval misses one.`];
}

/** Whose quality stands beside the orders. */
function qualityLines(metric: string | null): string[] {
  return metric === null
    ? []
    : [
        'Points: MQM penalty of the assets that the partner answers for by the rules for producers, whoever was asked for them.',
      ];
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
