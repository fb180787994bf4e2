import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { cardState } from '../../charts/card/card-state.ts';
import { dashboardTable, dotsOf } from '../../charts/dashboard-use/rows.ts';
import { dashboardFrame, dashboardSpec, suggestionLegend } from '../../charts/dashboard-use/spec.ts';
import { UseChart } from '../../charts/dashboard-use/UseChart.tsx';
import { plural } from '../../charts/figures.ts';
import type { AuditCardProps } from './MergesCard.tsx';

/** How much each dashboard is looked at, and how long ago. */
export function UseCard({ view, onShow }: AuditCardProps): ReactNode {
  const theme = useTheme();
  const dots = useMemo(() => dotsOf(view.playbook), [view.playbook]);
  const twin = useMemo(() => dashboardTable(view.playbook), [view.playbook]);
  const leftOut = view.playbook.length - dots.length;
  return (
    <ChartCard
      title="Use and staleness"
      note={`views in 90 days, ${plural(dots.length, 'dashboard')}`}
      state={cardState(view.listed, () =>
        dots.length === 0 ? 'The package does not say when any dashboard was looked at.' : null,
      )}
      stale={view.listed.stale}
      twin={twin}
      height={dashboardFrame(800).height}
      figure={(width) => {
        const frame = dashboardFrame(width);
        return { spec: dashboardSpec(dots, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'use' })}
      legend={suggestionLegend(theme)}
      below={
        <p className="chart-below">
          {`Click a mark to see the dashboard. ${leftOut === 0 ? '' : `${plural(leftOut, 'dashboard')} of unknown use ${leftOut === 1 ? 'is' : 'are'} in the table alone.`}`}
        </p>
      }
    >
      {(width) => <UseChart dots={dots} width={width} onChoose={(id) => onShow({ kind: 'dashboard', id })} />}
    </ChartCard>
  );
}
