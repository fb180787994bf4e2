import { useMemo, useState, type ReactNode } from 'react';
import { Inspector } from '../../app/inspector.tsx';
import { Figures, Headline, type Figure } from '../../app/parts.tsx';
import { useTheme } from '../../app/theme.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { cardState } from '../../charts/card/card-state.ts';
import { HowComputed } from '../../charts/card/HowComputed.tsx';
import { percent, roundCount } from '../../charts/figures.ts';
import { capacityHeadline, rowsWords } from '../../charts/partners/headline.ts';
import type { PartnerChoice } from '../../charts/partners/query.ts';
import { capacityTable, loadWords, weeksOf } from '../../charts/utilisation/rows.ts';
import { capacityFrame, capacitySpec } from '../../charts/utilisation/spec.ts';
import { UtilisationChart } from '../../charts/utilisation/UtilisationChart.tsx';
import { count } from '../../i18n/format.ts';
import { useFilters, useViewSetting } from '../../state/view.ts';
import { CapacityDetail } from './CapacityDetail.tsx';
import { Controls, WeeksChoice } from './Controls.tsx';
import type { Show, Shown } from './selection.ts';
import { weeksSetting } from './settings.ts';
import { useCapacity, type CapacityTotals, type CapacityView } from './use-capacity.ts';

/** The capacity reading: how far the weeks to come, or those that were, are booked. */
export function Capacity({ choice }: { readonly choice: PartnerChoice }): ReactNode {
  const { filters } = useFilters();
  const [weeks] = useViewSetting(weeksSetting);
  const view = useCapacity(choice, weeks, filters);
  const [shown, setShown] = useState<Shown | null>(null);
  const { rows, totals, asked, all } = view;
  const isReady = asked.answer !== null && totals !== null;
  return (
    <>
      {isReady ? (
        <Headline stale={asked.stale || all.stale} note={note}>
          {capacityHeadline(rows, totals.utilisation, weeks, choice)}
        </Headline>
      ) : (
        <Headline note="Reading the capacity.">The work of partners</Headline>
      )}
      <Controls>
        <WeeksChoice />
      </Controls>
      <Figures figures={figuresOf(totals)} stale={all.stale} />
      <CapacityCard choice={choice} view={view} onShow={setShown} />
      {shown === null ? null : <CapacityInspector shown={shown} choice={choice} view={view} />}
    </>
  );
}

const note =
  'Booked of declared minutes, of weeks in which both are known; placed by the Monday of the week. Nothing is sampled, so there is no interval.';

function figuresOf(totals: CapacityTotals | null): Figure[] {
  const figure = (id: string, value: string | null, label: string): Figure => ({
    id,
    value: value ?? '–',
    label,
  });
  return [
    figure(
      'utilisation',
      totals === null || totals.utilisation === null ? null : percent(totals.utilisation),
      'of the declared minutes are booked',
    ),
    figure('declared', totals && roundCount(totals.declared), 'minutes declared'),
    figure('booked', totals && roundCount(totals.booked), 'minutes booked'),
    figure('over', totals && count(totals.overbooked), 'weeks of a service booked beyond it'),
  ];
}

/** Rows that are drawn at most; the table has them all. */
const mostRows = 24;
/** Weeks that are drawn at most, of those that were. */
const mostWeeks = 16;

interface CapacityCardProps {
  readonly choice: PartnerChoice;
  readonly view: CapacityView;
  readonly onShow: Show;
}

function CapacityCard({ choice, view, onShow }: CapacityCardProps): ReactNode {
  const theme = useTheme();
  const { rows, asked } = view;
  const weeks = useMemo(() => weeksOf(rows), [rows]);
  const drawn = useMemo(() => {
    const [first = ''] = weeks.slice(-mostWeeks);
    return rows
      .slice(0, mostRows)
      .map((row) => ({ ...row, cells: row.cells.filter(({ week }) => week >= first) }));
  }, [rows, weeks]);
  const twin = useMemo(() => capacityTable(rows, choice.roll.label), [rows, choice]);
  const left = [
    drawn.length === rows.length ? '' : ` ${drawn.length} of ${rows.length} rows, those with the most.`,
    weeks.length <= mostWeeks ? '' : ` The latest ${mostWeeks} of ${weeks.length} weeks; the table has all.`,
  ].join('');
  return (
    <ChartCard
      title="Utilisation by week"
      note={`percent of declared minutes, ${rows.length} ${rowsWords(choice)}`}
      state={cardState(asked, () =>
        rows.length === 0 ? 'No capacity passes the filters. Take one of them away.' : null,
      )}
      stale={asked.stale}
      twin={twin}
      height={capacityFrame(800, Math.max(6, drawn.length)).height}
      figure={(width) => {
        const frame = capacityFrame(width, drawn.length);
        return { spec: capacitySpec(drawn, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'capacity' })}
      below={
        <p className="chart-below">{`The fuller a week is booked, the stronger its colour. Solid: ${loadWords.tight}. A red frame and an exclamation mark: ${loadWords.over}. Choose a name to see its weeks.${left}`}</p>
      }
    >
      {(width) => (
        <UtilisationChart
          rows={drawn}
          width={width}
          onChoose={({ id, name }) => onShow({ kind: 'row', by: choice.roll.id, id, name })}
        />
      )}
    </ChartCard>
  );
}

function CapacityInspector({
  shown,
  choice,
  view: { asked, rows },
}: Omit<CapacityCardProps, 'onShow'> & { readonly shown: Shown }): ReactNode {
  if (shown.kind === 'how')
    return asked.answer === null ? null : (
      <Inspector>
        <HowComputed
          metrics={['utilisation', 'declared_minutes', 'booked_minutes', 'overbooked_weeks']}
          answer={asked.answer}
        />
      </Inspector>
    );
  const row = rows.find(({ id }) => id === shown.id);
  if (row === undefined || shown.by !== choice.roll.id) return null;
  return (
    <Inspector>
      <CapacityDetail row={row} choice={choice} />
    </Inspector>
  );
}
