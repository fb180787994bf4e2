import type { ReactNode } from 'react';
import { labelOf, ruleLabel, rulesOf, tally } from '../../../shared/audit/markdown.ts';
import type { ReconciledValue, Reconciliation } from '../../../shared/audit/reconcile.ts';
import { definitions } from '../../app/ask.ts';
import { Card } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { count, date, decimal } from '../../i18n/format.ts';
import { useViewSetting } from '../../state/view.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { AuditCardProps } from './MergesCard.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import { CardContent } from './parts.tsx';
import { figureSetting } from './settings.ts';
import { verdictWords } from './words.ts';

/** What the old dashboards show, beside the shared metrics at the same partner, language and period. */
export function LegacyCard({ view, onShow }: AuditCardProps): ReactNode {
  const figures = view.legacy.answer ?? [];
  const [[dashboard, label], chooseFigure] = useViewSetting(figureSetting);
  const chosen = figures.find((figure) => figure.dashboardId === dashboard && figure.label === label);
  const values = figures.reduce((sum, figure) => sum + figure.values.length, 0);
  return (
    <Card
      className="audit-card"
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
          cell={(row, column) =>
            cellOf(figures[row], columns[column]?.key, (figure) => {
              chooseFigure([figure.dashboardId, figure.label]);
              onShow({ kind: 'figure', dashboard: figure.dashboardId, label: figure.label });
            })
          }
        />
        {chosen === undefined ? null : <FigureValues figure={chosen} />}
      </CardContent>
    </Card>
  );
}

const columns: readonly TableColumn[] = [
  { key: 'label', label: 'Figure', weight: 3, least: 20 },
  { key: 'metric', label: 'Shared metric', weight: 2, least: 14 },
  { key: 'values', label: 'Values', numeric: true, least: 6 },
  { key: 'agrees', label: 'Agree', numeric: true, least: 5 },
  { key: 'explained', label: 'Explained', numeric: true, least: 9 },
  { key: 'unexplained', label: 'Unexplained', numeric: true, least: 10 },
  { key: 'no_figure', label: 'None of ours', numeric: true, least: 10 },
  { key: 'rules', label: 'Rules that explain', weight: 3, least: 18 },
];

function cellOf(
  figure: Reconciliation | undefined,
  key: string | undefined,
  choose: (figure: Reconciliation) => void,
): ReactNode {
  if (figure === undefined) return null;
  const { label, metric, values } = figure;
  switch (key) {
    case 'label':
      return <RowLink onClick={() => choose(figure)}>{label}</RowLink>;
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

/** The values of a figure, each beside ours, with the difference and the rule that explains it. */
function FigureValues({ figure }: { readonly figure: Reconciliation }): ReactNode {
  const { label, values } = figure;
  const has = (of: (value: ReconciledValue) => string | null): boolean =>
    values.some((value) => of(value) !== null);
  const columns = [
    ...(has(({ partner }) => partner) ? [{ key: 'partner', label: 'Partner', least: 10 }] : []),
    ...(has(({ language }) => language) ? [{ key: 'language', label: 'Language', least: 9 }] : []),
    ...(has(({ period }) => period) ? [{ key: 'period', label: 'Period from', least: 12 }] : []),
    ...valueColumns,
  ];
  return (
    <>
      <h3>{`${label}: the dashboard’s values beside ours`}</h3>
      <Table
        caption={`Values of ${label} beside ours`}
        columns={columns}
        rowCount={values.length}
        cell={(row, column) => valueCell(values[row], columns[column]?.key)}
      />
    </>
  );
}

const valueColumns: readonly TableColumn[] = [
  { key: 'value', label: 'Dashboard', numeric: true, least: 9 },
  { key: 'ours', label: 'Ours', numeric: true, least: 9 },
  { key: 'difference', label: 'Difference', numeric: true, least: 9 },
  { key: 'verdict', label: 'Rule', weight: 3, least: 20 },
];

function valueCell(value: ReconciledValue | undefined, key: string | undefined): ReactNode {
  if (value === undefined) return null;
  const number = (figure: number | null): string => (figure === null ? '–' : decimal(figure, 4));
  switch (key) {
    case 'partner':
    case 'language':
      return value[key] ?? '–';
    case 'period':
      return value.period === null ? '–' : date(value.period.slice(0, 10));
    case 'value':
    case 'ours':
    case 'difference':
      return number(value[key]);
    default: {
      const said =
        value.rule === null
          ? verdictWords[value.verdict]
          : `${verdictWords.explained}: ${ruleLabel(value.rule, definitions())}`;
      return <span title={said}>{said}</span>;
    }
  }
}
