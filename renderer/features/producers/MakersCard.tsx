import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { BarsChart } from '../../charts/bars/BarsChart.tsx';
import { barsFrame, barsSpec } from '../../charts/bars/spec.ts';
import { cardState } from '../../charts/card/card-state.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { plural } from '../../charts/figures.ts';
import type { Maker } from '../../charts/producers/rows.ts';
import { makerBars, makersTable } from '../../charts/producers/table.ts';
import type { Show } from './selection.ts';
import type { Read } from './use-producers.ts';

/** Bars that fit on a screen and can be read; the table has them all. */
const mostBars = 16;

/** Who answers for how many assets. */
export function MakersCard({
  view,
  onShow,
}: {
  readonly view: Read<Maker>;
  readonly onShow: Show;
}): ReactNode {
  const theme = useTheme();
  const drawn = useMemo(() => view.rows.slice(0, mostBars), [view.rows]);
  const bars = useMemo(() => makerBars(drawn), [drawn]);
  const twin = useMemo(() => makersTable(view.rows), [view.rows]);
  const left = view.rows.length - drawn.length;
  return (
    <ChartCard
      title="Who made the assets"
      note={`assets and their share, ${plural(view.rows.length, 'producer')}`}
      state={cardState(view.asked, () =>
        view.rows.length === 0 ? 'No asset under these filters has a producer.' : null,
      )}
      stale={view.asked.stale}
      twin={twin}
      height={barsFrame(800, Math.max(5, bars.length)).height}
      figure={(width) => {
        const frame = barsFrame(width, bars.length);
        return { spec: barsSpec(bars, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'makers' })}
      below={
        left === 0 ? null : (
          <p className="chart-below">{`The ${drawn.length} with the most of ${view.rows.length}; the table has all, with intervals.`}</p>
        )
      }
    >
      {(width) => (
        <BarsChart
          bars={bars}
          width={width}
          description={`Assets of the ${bars.length} producers with the most. The table has every figure.`}
          onChoose={(row) => {
            const chosen = drawn[row];
            if (chosen !== undefined) onShow({ kind: 'maker', id: chosen.id });
          }}
        />
      )}
    </ChartCard>
  );
}
