import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { BarsChart } from '../../charts/bars/BarsChart.tsx';
import { barsFrame, barsSpec } from '../../charts/bars/spec.ts';
import { cardState } from '../../charts/card/card-state.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { plural } from '../../charts/figures.ts';
import type { Unresolved } from '../../charts/producers/rows.ts';
import { unresolvedBars, unresolvedTable } from '../../charts/producers/table.ts';
import { producerWords } from '../../i18n/producers.ts';
import type { Show } from './selection.ts';
import type { Read } from './use-producers.ts';

/** The assets without a producer, by workflow and reason. */
export function UnresolvedCard({
  view,
  whole,
  onShow,
}: {
  readonly view: Read<Unresolved>;
  /** Assets under the filters, with and without a producer; null before that is known. */
  readonly whole: number | null;
  readonly onShow: Show;
}): ReactNode {
  const theme = useTheme();
  const bars = useMemo(() => unresolvedBars(view.rows), [view.rows]);
  const twin = useMemo(() => unresolvedTable(view.rows), [view.rows]);
  const assets = view.rows.reduce((sum, row) => sum + row.assets, 0);
  return (
    <ChartCard
      title="Without a producer"
      note={`by workflow and reason, ${plural(assets, 'asset')}`}
      state={cardState(
        view.asked,
        () => (view.rows.length > 0 ? null : whole === 0 ? producerWords.noAssets : producerWords.allKnown),
        whole === 0 ? undefined : 'Nothing is open',
      )}
      stale={view.asked.stale}
      twin={twin}
      height={barsFrame(800, Math.max(5, bars.length)).height}
      figure={(width) => {
        const frame = barsFrame(width, bars.length);
        return { spec: barsSpec(bars, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'unresolved' })}
      below={<p className="chart-below">Choose a bar to see what the reason means and what would help.</p>}
    >
      {(width) => (
        <BarsChart
          bars={bars}
          width={width}
          description={`Assets without a producer in ${bars.length} groups of workflow and reason. The table has every figure.`}
          onChoose={(row) => {
            const chosen = view.rows[row];
            if (chosen !== undefined)
              onShow({ kind: 'reason', workflow: chosen.workflow, reason: chosen.reason });
          }}
        />
      )}
    </ChartCard>
  );
}
