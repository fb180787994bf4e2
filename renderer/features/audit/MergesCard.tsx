import type { ReactNode } from 'react';
import { domainLabel, labelOf } from '../../../shared/audit/markdown.ts';
import { mergesOf, type Merge } from '../../../shared/audit/playbook.ts';
import { metricId } from '../../../shared/semantic/lineage/ids.ts';
import { definitions } from '../../app/ask.ts';
import { Card } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { showInGlossary } from '../../state/definition-links.ts';
import { RowLink } from '../../ui/row-link.tsx';
import { CardContent } from './parts.tsx';
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
  const views = [...Map.groupBy(merges, ({ into }) => into)];
  return (
    <Card
      className="audit-card"
      title="Merges"
      note={`${plural(views.length, 'shared view')} in the place of dashboards that repeat or contradict each other`}
      stale={view.listed.stale}
    >
      <CardContent
        asked={view.listed}
        empty={merges.length === 0 ? 'No shared view covers the logic of any dashboard yet.' : null}
      >
        <ul className="audit-merges">
          {views.map(([into, own]) => (
            <SharedView key={into} into={into} merges={own} onShow={onShow} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

interface SharedViewProps {
  readonly into: string;
  readonly merges: readonly Merge[];
  readonly onShow: Show;
}

/** What a shared view takes in: clusters as one merge each, and dashboards by themselves. */
function SharedView({ into, merges, onShow }: SharedViewProps): ReactNode {
  const clusters = merges.filter(({ dashboards }) => dashboards.length > 1);
  const alone = merges
    .filter(({ dashboards }) => dashboards.length === 1)
    .flatMap(({ dashboards }) => dashboards);
  const metrics = [...new Set(merges.flatMap((merge) => merge.metrics))].toSorted();
  return (
    <li>
      <h3>{domainLabel(into)}</h3>
      {clusters.map(({ dashboards }) => (
        <Names
          key={dashboards[0]?.dashboard_id}
          before={`one merge of ${dashboards.length}`}
          names={dashboards.map(({ dashboard_id, name }) => [dashboard_id, name])}
          onChoose={(id) => onShow({ kind: 'dashboard', id })}
        />
      ))}
      {alone.length === 0 ? null : (
        <Names
          before={clusters.length === 0 ? 'takes in' : 'and'}
          names={alone.map(({ dashboard_id, name }) => [dashboard_id, name])}
          onChoose={(id) => onShow({ kind: 'dashboard', id })}
        />
      )}
      {metrics.length === 0 ? null : (
        <Names
          before="shown by"
          names={metrics.map((metric) => [metric, labelOf(metric, definitions())])}
          onChoose={(metric) => showInGlossary(metricId(metric))}
        />
      )}
    </li>
  );
}

/** Names in a row, after a word or two of what they are. */
function Names({
  before,
  names,
  onChoose,
}: {
  readonly before: string;
  readonly names: readonly (readonly [id: string, name: string])[];
  readonly onChoose: (id: string) => void;
}): ReactNode {
  return (
    <div className="audit-row">
      <span className="muted small">{before}</span>
      <ul className="audit-names">
        {names.map(([id, name]) => (
          <li key={id}>
            <RowLink onClick={() => onChoose(id)}>{name}</RowLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
