import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { cardState } from '../../charts/card/card-state.ts';
import { partnerKinds } from '../../charts/partners/groups.ts';
import { PeriodsChart } from '../../charts/periods/PeriodsChart.tsx';
import { periodsFrame, periodsSpec } from '../../charts/periods/spec.ts';
import { scoreTable } from '../../charts/scorecard/table.ts';
import type { ReadingCardProps } from './ScoreCard.tsx';

/** Quarters that are drawn: three years. */
const mostQuarters = 12;
/** Columns that are drawn over time. */
const mostColumns = 3;

/** Everybody together, quarter by quarter. */
export function QuartersCard({ choice, view, onShow }: ReadingCardProps): ReactNode {
  const theme = useTheme();
  const { quarters, byQuarter } = view;
  const columns = useMemo(() => view.columns.slice(0, mostColumns), [view.columns]);
  const drawn = useMemo(() => quarters.slice(-mostQuarters), [quarters]);
  const twin = useMemo(() => scoreTable(quarters, view.columns, 'quarter'), [quarters, view.columns]);
  const state = cardState(byQuarter, () =>
    quarters.length === 0 ? 'No date of this passes the filters. Take one of them away.' : null,
  );
  return (
    <ChartCard
      title="Quarter by quarter"
      note={`${partnerKinds[choice.kind].many} together, each measure by its own date`}
      state={state}
      stale={byQuarter.stale}
      twin={twin}
      height={periodsFrame(800, 1).height}
      figure={(width) => {
        const frame = periodsFrame(width, columns.length);
        return { spec: periodsSpec(drawn, columns, columns, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'quarters' })}
      below={
        <p className="chart-below">
          {`Bars: what stands behind each value. A ring is too little to judge by.${
            drawn.length === quarters.length
              ? ''
              : ` The latest ${drawn.length} quarters; the table has all ${quarters.length}.`
          }`}
        </p>
      }
    >
      {(width) => <PeriodsChart periods={drawn} columns={columns} width={width} />}
    </ChartCard>
  );
}
