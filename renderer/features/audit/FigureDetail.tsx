import type { ReactNode } from 'react';
import { labelOf, ruleLabel, rulesOf } from '../../../shared/audit/markdown.ts';
import type { ReconciledValue, Reconciliation } from '../../../shared/audit/reconcile.ts';
import { metricId } from '../../../shared/semantic/lineage/ids.ts';
import { definitions } from '../../app/ask.ts';
import { InspectorSection } from '../../app/inspector.tsx';
import { plural } from '../../charts/figures.ts';
import { date, decimal } from '../../i18n/format.ts';
import { showInGlossary } from '../../state/definition-links.ts';
import { Table } from '../../ui/table.tsx';
import { RowLink } from './parts.tsx';
import type { Show } from './selection.ts';
import { verdictWords } from './words.ts';

/** The values of a figure of a dashboard, each beside ours, and what explains the differences. */
export function FigureDetail({
  figure,
  onShow,
}: {
  readonly figure: Reconciliation;
  readonly onShow: Show;
}): ReactNode {
  const { label, metric, values, dashboardId } = figure;
  return (
    <>
      <InspectorSection title={label}>
        {metric === null ? (
          <p>No shared metric goes by this name, so that there is nothing to compare with.</p>
        ) : (
          <p>
            {'Beside '}
            <RowLink onClick={() => showInGlossary(metricId(metric))}>
              {labelOf(metric, definitions())}
            </RowLink>
            {'. A difference is the value of the dashboard less ours.'}
          </p>
        )}
        <RowLink onClick={() => onShow({ kind: 'dashboard', id: dashboardId })}>The dashboard</RowLink>
      </InspectorSection>
      {rulesOf(figure).length === 0 ? null : (
        <InspectorSection title="What explains it">
          <ul className="audit-list">
            {rulesOf(figure).map(({ rule, values: n }) => (
              <li key={`${rule.metric} ${rule.language ?? ''}`}>
                <RowLink onClick={() => showInGlossary(metricId(rule.metric))}>
                  {ruleLabel(rule, definitions())}
                </RowLink>
                <span className="muted">{` ${plural(n, 'value')}`}</span>
                <p className="muted small">{definitions().metrics.get(rule.metric)?.description}</p>
              </li>
            ))}
          </ul>
        </InspectorSection>
      )}
      <InspectorSection title="Values">
        <Table
          caption={`Values of ${label} beside ours`}
          columns={[
            { key: 'about', label: 'Of', weight: 2, least: 18 },
            { key: 'legacy', label: 'Dashboard', numeric: true, least: 9 },
            { key: 'ours', label: 'Ours', numeric: true, least: 9 },
            { key: 'difference', label: 'Difference', numeric: true, least: 9 },
            { key: 'verdict', label: '', least: 16 },
          ]}
          rowCount={values.length}
          cell={(row, column) => (values[row] === undefined ? null : cellsOf(values[row])[column])}
        />
      </InspectorSection>
    </>
  );
}

function cellsOf(value: ReconciledValue): ReactNode[] {
  const number = (figure: number | null): string => (figure === null ? '–' : decimal(figure, 4));
  const about = [
    value.partner,
    value.language,
    value.period === null ? null : date(value.period.slice(0, 10)),
  ].filter((part) => part !== null);
  return [
    about.length === 0 ? 'all' : about.join(', '),
    number(value.value),
    number(value.ours),
    number(value.difference),
    value.rule === null ? (
      verdictWords[value.verdict]
    ) : (
      <span title={ruleLabel(value.rule, definitions())}>{ruleLabel(value.rule, definitions())}</span>
    ),
  ];
}
