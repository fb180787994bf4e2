import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { diffSql, type DiffPart } from '../../../shared/audit/diff.ts';
import { Card, Toolbar } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { useViewSetting } from '../../state/view.ts';
import { Select } from '../../ui/select.tsx';
import { placesOf, type Cluster, type Piece } from './clusters.ts';
import type { AuditCardProps } from './MergesCard.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import { CardContent } from './parts.tsx';
import type { Show } from './selection.ts';
import { clusterSetting } from './settings.ts';
import { partWords } from './words.ts';

/** Which dashboards repeat or contradict which logic, with their SQL side by side. */
export function ClustersCard({ view, onShow }: AuditCardProps): ReactNode {
  const [chosen, choose] = useViewSetting(clusterSetting);
  const { clusters } = view;
  const top = useRef<HTMLDivElement>(null);
  const former = useRef(chosen);
  // Chosen from elsewhere on the screen, it comes into view.
  useEffect(() => {
    if (former.current !== chosen) top.current?.closest('.card')?.scrollIntoView({ block: 'nearest' });
    former.current = chosen;
  }, [chosen]);
  const cluster = clusters.find(({ id }) => id === chosen) ?? clusters[0];
  return (
    <Card
      className="audit-card"
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
            <div ref={top} />
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
  const { dashboards, families, copies } = cluster;
  return (
    <>
      <ul className="audit-names">
        {dashboards.map(({ dashboard_id, name }) => (
          <li key={dashboard_id}>
            <RowLink onClick={() => onShow({ kind: 'dashboard', id: dashboard_id })}>{name}</RowLink>
          </li>
        ))}
      </ul>
      {families.map((family, i) => (
        <details key={family.base.piece} className="audit-pair" open={i === 0}>
          <summary>
            <strong>Contradiction</strong>
            {` ${nameOf(family.base)}: ${family.others.length + 1} versions`}
          </summary>
          {family.others.map((other) => (
            <Sides key={other.piece} base={family.base} other={other} dashboards={dashboards} />
          ))}
        </details>
      ))}
      {copies.map((piece) => (
        <details key={piece.piece} className="audit-pair" open={families.length === 0}>
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

interface SidesProps {
  readonly base: Piece;
  readonly other: Piece;
  readonly dashboards: Cluster['dashboards'];
}

/** Two versions side by side, what the other lacks marked. */
function Sides({ base, other, dashboards }: SidesProps): ReactNode {
  const diff = useMemo(() => diffSql(base.text, other.text), [base.text, other.text]);
  const sides = [
    { piece: base, parts: diff.one },
    { piece: other, parts: diff.other },
  ];
  return (
    <div className="audit-sides">
      {sides.map(({ piece, parts }) => (
        <div key={piece.piece}>
          <p className="muted small" dir="auto">
            {placesOf(piece, dashboards)}
          </p>
          <Sql label={`${nameOf(piece)} of ${placesOf(piece, dashboards)}`} parts={parts} />
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
