import type { ReactNode } from 'react';
import { labelOf, ruleLabel, rulesOf, tally } from '../../../shared/audit/markdown.ts';
import type { Reconciliation } from '../../../shared/audit/reconcile.ts';
import { metricId } from '../../../shared/semantic/lineage/ids.ts';
import { definitions } from '../../app/ask.ts';
import { InspectorSection } from '../../app/inspector.tsx';
import { plural } from '../../charts/figures.ts';
import { showInGlossary } from '../../state/definition-links.ts';
import { RowLink } from '../../ui/row-link.tsx';
import type { Show } from './selection.ts';

/** A figure of a dashboard: what it is compared with, and what explains the differences. */
export function FigureDetail({
  figure,
  onShow,
}: {
  readonly figure: Reconciliation;
  readonly onShow: Show;
}): ReactNode {
  const { label, metric, dashboardId } = figure;
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
            {': '}
            {verdicts(figure)}
          </p>
        )}
        <RowLink onClick={() => onShow({ kind: 'dashboard', id: dashboardId })}>The dashboard</RowLink>
      </InspectorSection>
      {rulesOf(figure).length === 0 ? null : (
        <InspectorSection title="What explains it">
          <ul className="audit-list">
            {rulesOf(figure).map(({ rule, values: n }) => (
              <li key={ruleLabel(rule, definitions())}>
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
    </>
  );
}

function verdicts(figure: Reconciliation): string {
  const counts = Object.entries(tally(figure)).filter(([, n]) => n > 0);
  return `${counts.map(([verdict, n]) => `${verdict.replace('no_figure', 'without one of ours')} ${n}`).join(', ')}.`;
}
