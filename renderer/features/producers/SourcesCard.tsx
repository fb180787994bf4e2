import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { cardState } from '../../charts/card/card-state.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { DotsChart, shareDomain } from '../../charts/dots/DotsChart.tsx';
import { dotsFrame, dotsSpec } from '../../charts/dots/spec.ts';
import { plural } from '../../charts/figures.ts';
import type { SourceDissent } from '../../charts/producers/rows.ts';
import { sourceColumns, sourcesTable } from '../../charts/producers/table.ts';
import { setFilter } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import type { Show } from './selection.ts';
import type { Read } from './use-producers.ts';

/** How often each source names somebody else than the producer. */
export function SourcesCard({
  view,
  onShow,
}: {
  readonly view: Read<SourceDissent>;
  readonly onShow: Show;
}): ReactNode {
  const theme = useTheme();
  const names = useMemo(() => view.rows.map(({ name }) => name), [view.rows]);
  const columns = useMemo(() => sourceColumns(view.rows, theme), [view.rows, theme]);
  const twin = useMemo(() => sourcesTable(view.rows), [view.rows]);
  const statements = view.rows.reduce((sum, row) => sum + row.statements, 0);
  return (
    <ChartCard
      title="Which sources disagree"
      note={`95 % intervals, clustered by title, ${plural(statements, 'statement')} of who made an asset`}
      state={cardState(view.asked, () =>
        view.rows.length === 0 ? 'No source names anybody under these filters.' : null,
      )}
      stale={view.asked.stale}
      twin={twin}
      height={dotsFrame(800, Math.max(5, names.length)).height}
      figure={(width) => {
        const frame = dotsFrame(width, names.length);
        return { spec: dotsSpec(names, columns, shareDomain, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'sources' })}
      below={
        <div className="chart-below row">
          <span>
            Of assets whose producer is known. Records that say nothing of the producer are left out.
          </span>
          <Button onClick={() => setFilter({ dimension: 'sources_disagree', op: 'eq', values: [true] })}>
            Show only assets in conflict
          </Button>
        </div>
      }
    >
      {(width) => (
        <DotsChart
          names={names}
          columns={columns}
          width={width}
          description={`How often each of ${names.length} sources names somebody else than the producer. The table has every figure.`}
        />
      )}
    </ChartCard>
  );
}
