import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import type { Asked } from '../../state/ask.ts';
import { ChartCard } from '../card/ChartCard.tsx';
import { cardState } from '../card/card-state.ts';
import type { ScoreColumn } from '../scorecard/columns.ts';
import { scoreTable } from '../scorecard/table.ts';
import { PeriodsChart } from './PeriodsChart.tsx';
import { periodsFrame, periodsSpec, type Period } from './spec.ts';

/** Props of {@link QuartersCard}. */
export interface QuartersCardProps {
  readonly note: string;
  readonly asked: Asked<unknown>;
  readonly quarters: readonly Period[];
  /** The columns of the quarters' cells; the first three are drawn. */
  readonly columns: readonly ScoreColumn[];
  readonly onHow: () => void;
}

/** Quarters that are drawn: three years. */
const mostQuarters = 12;
/** Columns that are drawn over time. */
const mostColumns = 3;

/** Everything together, quarter by quarter. */
export function QuartersCard({ note, asked, quarters, columns, onHow }: QuartersCardProps): ReactNode {
  const theme = useTheme();
  const shown = useMemo(() => columns.slice(0, mostColumns), [columns]);
  const drawn = useMemo(() => quarters.slice(-mostQuarters), [quarters]);
  const twin = useMemo(() => scoreTable(quarters, columns, 'quarter'), [quarters, columns]);
  const left =
    drawn.length === quarters.length
      ? ''
      : ` The latest ${drawn.length} quarters; the table has all ${quarters.length}.`;
  return (
    <ChartCard
      title="Quarter by quarter"
      note={note}
      state={cardState(asked, () =>
        quarters.length === 0 ? 'No date passes the filters. Take one of them away.' : null,
      )}
      stale={asked.stale}
      twin={twin}
      height={periodsFrame(800, 1).height}
      figure={(width) => {
        const frame = periodsFrame(width, shown.length);
        return { spec: periodsSpec(drawn, shown, shown, theme, frame), frame };
      }}
      onHow={onHow}
      below={
        <p className="chart-below">
          {`Bars: what stands behind each value. A ring is too little to judge by${shown.some(({ threshold }) => threshold !== null) ? '; a diamond misses its threshold with the whole interval' : ''}.${left}`}
        </p>
      }
    >
      {(width) => <PeriodsChart periods={drawn} columns={shown} width={width} />}
    </ChartCard>
  );
}
