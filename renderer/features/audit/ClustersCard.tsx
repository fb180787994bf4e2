import { useMemo, type ReactNode } from 'react';
import { diffSql, type DiffPart } from '../../../shared/audit/diff.ts';
import { Card, Toolbar } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { useViewSetting } from '../../state/view.ts';
import { Select } from '../../ui/select.tsx';
import { placesOf, type Cluster, type Contradiction, type Piece } from './clusters.ts';
import type { AuditCardProps } from './MergesCard.tsx';
import { CardContent, RowLink } from './parts.tsx';
import type { Show } from './selection.ts';
import { clusterSetting } from './settings.ts';
import { partWords } from './words.ts';

/** Which dashboards repeat or contradict which logic, with their SQL side by side. */
export function ClustersCard({ view, onShow }: AuditCardProps): ReactNode {
  const [chosen, choose] = useViewSetting(clusterSetting);
  const { clusters } = view;
  const cluster = clusters.find(({ id }) => id === chosen) ?? clusters[0];
  return (
    <Card
      title="Shared logic"
      note={`${plural(clusters.length, 'cluster')} of dashboards that repeat or contradict each other over the same tables`}
      stale={view.parts.stale}
    >
      <CardContent
        asked={view.parts}
        empty={cluster === undefined ? 'No two dashboards share logic that is worth sharing.' : null}
      >
        {cluster === undefined ? null : (
          <>
            <Toolbar>
              <Select
                label="Cluster"
                options={clusters.map((each) => ({
                  value: each.id,
                  label: each.dashboards[0]?.name ?? each.id,
                  note: plural(each.dashboards.length, 'dashboard'),
                }))}
                chosen={[cluster.id]}
                onChange={([next = '']) => choose(next)}
              />
            </Toolbar>
            <ClusterView key={cluster.id} cluster={cluster} onShow={onShow} />
          </>
        )}
      </CardContent>
    </Card>
  );
}

function ClusterView({ cluster, onShow }: { readonly cluster: Cluster; readonly onShow: Show }): ReactNode {
  const { dashboards, contradictions, copies } = cluster;
  return (
    <>
      <ul className="audit-names">
        {dashboards.map(({ dashboard_id, name }) => (
          <li key={dashboard_id}>
            <RowLink onClick={() => onShow({ kind: 'dashboard', id: dashboard_id })}>{name}</RowLink>
          </li>
        ))}
      </ul>
      {contradictions.map((pair, i) => (
        <details key={`${pair.one.piece} ${pair.other.piece}`} className="audit-pair" open={i === 0}>
          <summary>
            <strong>Contradiction</strong>
            {` ${nameOf(pair.one)}: ${pair.sameShape ? 'the same, but for constants' : 'nearly the same'}`}
          </summary>
          <PairView pair={pair} cluster={cluster} />
        </details>
      ))}
      {copies.map((piece) => (
        <details key={piece.piece} className="audit-pair" open={contradictions.length === 0}>
          <summary>
            <strong>Copy</strong>
            {` ${nameOf(piece)}: ${plural(piece.places.length, 'place')}`}
          </summary>
          <p className="muted small" dir="auto">
            {placesOf(piece, dashboards)}
          </p>
          <Sql label={nameOf(piece)} parts={[{ text: piece.text, differs: false }]} />
        </details>
      ))}
    </>
  );
}

function nameOf({ kind, label }: Piece): string {
  return label === '' ? partWords[kind] : `${partWords[kind]} ${label}`;
}

/** Two pieces side by side, what the other lacks marked. */
function PairView({ pair, cluster }: { readonly pair: Contradiction; readonly cluster: Cluster }): ReactNode {
  const { one, other } = pair;
  const diff = useMemo(() => diffSql(one.text, other.text), [one.text, other.text]);
  const sides = [
    { piece: one, parts: diff.one },
    { piece: other, parts: diff.other },
  ];
  return (
    <div className="audit-sides">
      {sides.map(({ piece, parts }) => (
        <div key={piece.piece}>
          <p className="muted small" dir="auto">
            {placesOf(piece, cluster.dashboards)}
          </p>
          <Sql label={`${nameOf(piece)} of ${placesOf(piece, cluster.dashboards)}`} parts={parts} />
        </div>
      ))}
    </div>
  );
}

/** SQL as text, with what differs marked. */
function Sql({ label, parts }: { readonly label: string; readonly parts: readonly DiffPart[] }): ReactNode {
  return (
    <pre className="sql audit-sql" role="region" tabIndex={0} aria-label={label}>
      {parts.map(({ text, differs }, i) =>
        differs ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
      )}
    </pre>
  );
}
