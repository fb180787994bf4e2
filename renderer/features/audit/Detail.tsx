import type { ReactNode } from 'react';
import { Inspector } from '../../app/inspector.tsx';
import { HowComputed } from '../../charts/card/HowComputed.tsx';
import { DashboardDetail } from './DashboardDetail.tsx';
import { FigureDetail } from './FigureDetail.tsx';
import type { Show, Shown } from './selection.ts';
import type { AuditView } from './use-audit.ts';

/** Props of {@link Detail}. */
export interface DetailProps {
  readonly shown: Shown;
  readonly view: AuditView;
  readonly onShow: Show;
}

/** The inspector of the screen: what was chosen to look at, as long as it is there. */
export function Detail(props: DetailProps): ReactNode {
  const content = contentOf(props);
  return content === null ? null : <Inspector>{content}</Inspector>;
}

function contentOf({ shown, view, onShow }: DetailProps): ReactNode {
  switch (shown.kind) {
    case 'dashboard': {
      const row = view.playbook.find(({ dashboard_id }) => dashboard_id === shown.id);
      return row === undefined ? null : (
        <DashboardDetail key={row.dashboard_id} row={row} view={view} onShow={onShow} />
      );
    }
    case 'figure': {
      const figure = view.legacy.answer?.find(
        ({ dashboardId, label }) => dashboardId === shown.dashboard && label === shown.label,
      );
      return figure === undefined ? null : <FigureDetail figure={figure} onShow={onShow} />;
    }
    case 'how': {
      const how = {
        use: {
          metrics: [
            'dashboards',
            'stale_dashboard_share',
            'covered_dashboard_share',
            'contradicted_logic_share',
          ],
          answer: view.totals.answer,
        },
        findings: { metrics: ['dashboard_findings', 'findings_per_dashboard'], answer: view.findings.answer },
      }[shown.card];
      return how.answer === null ? null : <HowComputed metrics={how.metrics} answer={how.answer} />;
    }
  }
}
