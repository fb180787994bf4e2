import type { ReactNode } from 'react';
import { labelOf, ruleLabel, rulesOf, tally } from '../../../shared/audit/markdown.ts';
import type { Reconciliation } from '../../../shared/audit/reconcile.ts';
import { definitions } from '../../app/ask.ts';
import { Card } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { count } from '../../i18n/format.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { AuditCardProps } from './MergesCard.tsx';
import { CardContent, RowLink } from './parts.tsx';
import type { Show } from './selection.ts';
import type { AuditView } from './use-audit.ts';

/** What the old dashboards show, beside the shared metrics at the same partner, language and period. */
export function LegacyCard({ view, onShow }: AuditCardProps): ReactNode {
  const figures = view.legacy.answer ?? [];
  const values = figures.reduce((sum, figure) => sum + figure.values.length, 0);
  return (
    <Card
      title="Legacy against shared"
      note={`${plural(values, 'value')} that dashboards show, beside ours; a rule explains a value that it gives to the last digit`}
      stale={view.legacy.stale}
    >
      <CardContent
        asked={view.legacy}
        empty={figures.length === 0 ? 'The package has no values that dashboards show.' : null}
      >
        <Table
          caption="Figures of dashboards beside the shared metrics"
          columns={columns}
          rowCount={figures.length}
          cell={(row, column) => cellOf(figures[row], columns[column]?.key, view, onShow)}
        />
      </CardContent>
    </Card>
  );
}

const columns: readonly TableColumn[] = [
  { key: 'label', label: 'Figure', weight: 3, least: 22 },
  { key: 'dashboard', label: 'Dashboard', weight: 3, least: 22 },
  { key: 'metric', label: 'Shared metric', weight: 2, least: 16 },
  { key: 'values', label: 'Values', numeric: true, least: 7 },
  { key: 'agrees', label: 'Agree', numeric: true, least: 7 },
  { key: 'explained', label: 'Explained', numeric: true, least: 9 },
  { key: 'unexplained', label: 'Unexplained', numeric: true, least: 11 },
  { key: 'no_figure', label: 'None of ours', numeric: true, least: 11 },
  { key: 'rules', label: 'Rules that explain', weight: 4, least: 30 },
];

function cellOf(
  figure: Reconciliation | undefined,
  key: string | undefined,
  { playbook }: AuditView,
  onShow: Show,
): ReactNode {
  if (figure === undefined) return null;
  const { dashboardId, label, metric, values } = figure;
  switch (key) {
    case 'label':
      return (
        <RowLink onClick={() => onShow({ kind: 'figure', dashboard: dashboardId, label })}>{label}</RowLink>
      );
    case 'dashboard':
      return playbook.find(({ dashboard_id }) => dashboard_id === dashboardId)?.name ?? dashboardId;
    case 'metric':
      return metric === null ? 'none' : labelOf(metric, definitions());
    case 'values':
      return count(values.length);
    case 'rules': {
      const rules = rulesOf(figure).map(({ rule, values: n }) => `${ruleLabel(rule, definitions())} (${n})`);
      return <span title={rules.join('; ')}>{rules.join('; ')}</span>;
    }
    default: {
      const found = Object.entries(tally(figure)).find(([verdict]) => verdict === key);
      return count(found?.[1] ?? 0);
    }
  }
}
