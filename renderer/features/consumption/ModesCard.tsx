import { useMemo, type ReactNode } from 'react';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { cardState } from '../../charts/card/card-state.ts';
import { ModesChart } from '../../charts/consumption-modes/ModesChart.tsx';
import type { ConsumptionChoice } from '../../charts/consumption-modes/query.ts';
import type { ConsumptionGroup } from '../../charts/consumption-modes/rows.ts';
import { modesFrame, modesSpec } from '../../charts/consumption-modes/spec.ts';
import { modesTable } from '../../charts/consumption-modes/table.ts';
import { useTheme } from '../../app/theme.ts';
import { plural } from '../../charts/figures.ts';
import { modesLegend } from '../../charts/modes.ts';
import { drawnGroups, leftOutGroups } from './drawn-groups.ts';
import type { Show } from './selection.ts';
import type { ConsumptionView } from './use-consumption.ts';

/** Props of {@link ModesCard}. */
export interface ModesCardProps {
  readonly view: ConsumptionView;
  readonly choice: ConsumptionChoice;
  readonly onShow: Show;
}

/** How each group is consumed: the shares of the modes. */
export function ModesCard({ view, choice, onShow }: ModesCardProps): ReactNode {
  const theme = useTheme();
  const { grouping } = choice;
  const groups = useMemo(() => drawnGroups(view.groups, choice), [view.groups, choice]);
  const twin = useMemo(() => modesTable(view.groups, choice), [view.groups, choice]);
  const modes = useMemo(
    () => groups.flatMap((group) => group.segments.map((segment) => segment.mode)),
    [groups],
  );
  const state = cardState(view.modes, () => emptyText(view.groups));
  return (
    <ChartCard
      title={grouping.title}
      note={`share of ${wholeOf(view.groups, choice)}`}
      state={state}
      stale={view.modes.stale || view.wholes.stale}
      twin={twin}
      height={modesFrame(800, groups.length === 0 ? 10 : groups.length).height}
      figure={(width) => {
        const frame = modesFrame(width, groups.length);
        return { spec: modesSpec(groups, choice, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'modes' })}
      legend={modesLegend(modes, 'bars', theme)}
      below={
        <div className="chart-below">
          <p>{`Click a part, or choose a name, to see its figures and the rule behind it. ${leftOutGroups(view.groups, groups, choice)}`}</p>
        </div>
      }
    >
      {(width) => (
        <ModesChart
          groups={groups}
          choice={choice}
          width={width}
          onChoose={({ id }, mode) => onShow({ kind: 'group', by: grouping.id, id, mode })}
        />
      )}
    </ChartCard>
  );
}

function emptyText(groups: readonly ConsumptionGroup[]): string | null {
  return groups.length === 0 ? 'No view passes the filters. Take one of them away.' : null;
}

/** What the shares are of, with its size. */
function wholeOf(groups: readonly ConsumptionGroup[], { measure }: ConsumptionChoice): string {
  const whole = groups.reduce((sum, { views, hours }) => sum + (measure === 'views' ? views : hours), 0);
  return plural(whole, measure === 'views' ? 'view' : 'hour');
}
