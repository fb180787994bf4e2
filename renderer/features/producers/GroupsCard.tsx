import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { cardState } from '../../charts/card/card-state.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { DotsChart, shareDomain } from '../../charts/dots/DotsChart.tsx';
import { dotsFrame, dotsSpec } from '../../charts/dots/spec.ts';
import { plural } from '../../charts/figures.ts';
import { producerGroups, type ProducerGroup } from '../../charts/producers/query.ts';
import type { AssetGroup } from '../../charts/producers/rows.ts';
import { groupColumns, groupsTable } from '../../charts/producers/table.ts';
import { producerWords } from '../../i18n/producers.ts';
import { useViewSetting } from '../../state/view.ts';
import { Segmented } from '../../ui/segmented.tsx';
import type { Show } from './selection.ts';
import { groupSetting } from './settings.ts';
import type { Read } from './use-producers.ts';

/** Rows that fit on a screen and can be read; the table has them all. */
const mostRows = 24;

const groupLabels: Readonly<Record<ProducerGroup, string>> = {
  workflow: 'Workflow',
  asset_type: 'Asset type',
  language: 'Language',
};

/** How much of each workflow, type or language has a producer, and how far its sources agree. */
export function GroupsCard({
  view,
  group,
  onShow,
}: {
  readonly view: Read<AssetGroup>;
  readonly group: ProducerGroup;
  readonly onShow: Show;
}): ReactNode {
  const theme = useTheme();
  const [, setGroup] = useViewSetting(groupSetting);
  const groups = useMemo(() => view.rows.slice(0, mostRows), [view.rows]);
  const names = useMemo(() => groups.map(({ name }) => name), [groups]);
  const columns = useMemo(() => groupColumns(groups, theme), [groups, theme]);
  const twin = useMemo(() => groupsTable(view.rows, groupLabels[group]), [view.rows, group]);
  const assets = view.rows.reduce((sum, row) => sum + row.assets, 0);
  return (
    <ChartCard
      title="Known, in conflict, named by hand"
      note={`95 % intervals, clustered by title, ${plural(assets, 'asset')}`}
      state={cardState(view.asked, () => (view.rows.length === 0 ? producerWords.noAssets : null))}
      stale={view.asked.stale}
      twin={twin}
      height={dotsFrame(800, Math.max(5, groups.length)).height}
      figure={(width) => {
        const frame = dotsFrame(width, names.length);
        return { spec: dotsSpec(names, columns, shareDomain, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'groups' })}
      above={
        <div className="card-choice">
          <Segmented
            label="By"
            showLabel
            choices={producerGroups.map((value) => ({ value, label: groupLabels[value] }))}
            value={group}
            onChange={setGroup}
          />
        </div>
      }
      below={
        groups.length < view.rows.length ? (
          <p className="chart-below">{`The ${groups.length} with the most assets of ${view.rows.length}; the table has all.`}</p>
        ) : null
      }
    >
      {(width) => (
        <DotsChart
          names={names}
          columns={columns}
          width={width}
          description={`Shares of assets with a producer, in conflict and named by hand, of ${names.length} groups. The table has every figure.`}
        />
      )}
    </ChartCard>
  );
}
