import type { ReactNode } from 'react';
import { domainLabel, labelOf } from '../../../shared/audit/markdown.ts';
import { mergesOf, type Merge } from '../../../shared/audit/playbook.ts';
import { metricId } from '../../../shared/semantic/lineage/ids.ts';
import { definitions } from '../../app/ask.ts';
import { Card } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { showInGlossary } from '../../state/definition-links.ts';
import { CardContent, RowLink } from './parts.tsx';
import type { Show } from './selection.ts';
import type { AuditView } from './use-audit.ts';

/** Props of the cards of the screen. */
export interface AuditCardProps {
  readonly view: AuditView;
  readonly onShow: Show;
}

/** Which dashboards become one, and what shows their figures then. */
export function MergesCard({ view, onShow }: AuditCardProps): ReactNode {
  const merges = mergesOf(view.playbook);
  return (
    <Card
      title="Merges"
      note={`${plural(merges.length, 'shared view')} in the place of dashboards that repeat or contradict each other`}
      stale={view.listed.stale}
    >
      <CardContent
        asked={view.listed}
        empty={merges.length === 0 ? 'No shared view covers the logic of any dashboard yet.' : null}
      >
        <ul className="audit-merges">
          {merges.map((merge) => (
            <MergeItem key={merge.dashboards[0]?.dashboard_id} merge={merge} onShow={onShow} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function MergeItem({ merge, onShow }: { readonly merge: Merge; readonly onShow: Show }): ReactNode {
  const { into, dashboards, metrics } = merge;
  return (
    <li>
      <h3>
        {domainLabel(into)}
        <small className="muted">
          {dashboards.length === 1 ? 'takes in one dashboard' : `takes in ${dashboards.length} dashboards`}
        </small>
      </h3>
      <ul className="audit-names">
        {dashboards.map(({ dashboard_id, name }) => (
          <li key={dashboard_id}>
            <RowLink onClick={() => onShow({ kind: 'dashboard', id: dashboard_id })}>{name}</RowLink>
          </li>
        ))}
      </ul>
      {metrics.length === 0 ? null : (
        <div className="audit-metrics">
          <span className="muted small">Shared metrics</span>
          <ul className="audit-names">
            {metrics.map((metric) => (
              <li key={metric}>
                <RowLink onClick={() => showInGlossary(metricId(metric))}>
                  {labelOf(metric, definitions())}
                </RowLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}
