import { useMemo, type ReactNode } from 'react';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { cardState } from '../../charts/card/card-state.ts';
import { rateColumns } from '../../charts/consumption-modes/rates.ts';
import { groupsTable } from '../../charts/consumption-modes/table.ts';
import { DotsChart, shareDomain } from '../../charts/dots/DotsChart.tsx';
import { dotsFrame, dotsSpec } from '../../charts/dots/spec.ts';
import { plural } from '../../charts/figures.ts';
import { useTheme } from '../../app/theme.ts';
import { drawnGroups, leftOutGroups } from './drawn-groups.ts';
import type { ModesCardProps } from './ModesCard.tsx';

/** How much of each group is localized, and how much is completed, with intervals. */
export function RatesCard({ view, choice, onShow }: ModesCardProps): ReactNode {
  const theme = useTheme();
  const groups = useMemo(() => drawnGroups(view.groups, choice), [view.groups, choice]);
  const names = useMemo(() => groups.map(({ name }) => name), [groups]);
  const columns = useMemo(() => rateColumns(groups, choice, theme), [groups, choice, theme]);
  const twin = useMemo(() => groupsTable(view.groups, choice), [view.groups, choice]);
  const state = cardState(view.wholes, () =>
    view.groups.length === 0 ? 'No view passes the filters. Take one of them away.' : null,
  );
  const views = view.groups.reduce((sum, group) => sum + group.views, 0);
  const leftOut = leftOutGroups(view.groups, groups, choice);
  return (
    <ChartCard
      title="Localized, and completed"
      note={`95 % intervals, clustered by title, ${plural(views, 'view')}`}
      state={state}
      stale={view.wholes.stale}
      twin={twin}
      height={dotsFrame(800, groups.length === 0 ? 10 : groups.length).height}
      figure={(width) => {
        const frame = dotsFrame(width, names.length);
        return { spec: dotsSpec(names, columns, shareDomain, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'rates' })}
      below={leftOut === '' ? null : <p className="chart-below">{leftOut}</p>}
    >
      {(width) => (
        <DotsChart
          names={names}
          columns={columns}
          width={width}
          description={`Localized and completed shares of ${names.length} ${choice.grouping.many}. The table has every figure.`}
        />
      )}
    </ChartCard>
  );
}
