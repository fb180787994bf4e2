import type { ReactNode } from 'react';
import type { LineageGraph } from '../../../shared/semantic/lineage.ts';
import { dependents } from '../../../shared/semantic/lineage.ts';
import { showInGlossary, showLineage } from '../../state/definition-links.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { LineageIcon } from '../../ui/icons.tsx';

/** The head of an entry: its label, its name in the definitions, what it means, and the way to its lineage. */
export function EntryHead({
  id,
  label,
  name,
  description,
  badge,
}: {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly description: string;
  readonly badge?: ReactNode;
}): ReactNode {
  return (
    <header className="entry-head">
      <div>
        <h2>{label}</h2>
        {badge}
        <Button icon={LineageIcon} onClick={() => showLineage(id)}>
          Lineage
        </Button>
      </div>
      <code className="muted">{name}</code>
      <p>{description}</p>
    </header>
  );
}

/** One fact about an entry. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Facts about an entry, those without a value left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="entry-facts">
      {facts
        .filter(({ value }) => value !== null)
        .map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A titled part of an entry. */
export function Part({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="entry-part">
      <h3>
        {title}
        {note === undefined ? null : <small className="muted">{note}</small>}
      </h3>
      {children}
    </section>
  );
}

/** Nodes of the lineage as links to their lineage, or to their entry in the glossary. */
export function NodeLinks({
  ids,
  graph,
  to,
}: {
  readonly ids: readonly string[];
  readonly graph: LineageGraph;
  readonly to: 'lineage' | 'glossary';
}): ReactNode {
  const go = to === 'lineage' ? showLineage : showInGlossary;
  return (
    <ul className="entry-links">
      {ids.map((id) => {
        const node = graph.nodes.get(id);
        const text = to === 'glossary' ? (node?.label ?? id) : id.replace(/^(core|source)\./, '');
        return (
          <li key={id}>
            <button type="button" className="row-link" title={node?.description ?? id} onClick={() => go(id)}>
              {text}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The screens and saved views that show a node, as links to the screens. */
export function UsedBy({ id, graph }: { readonly id: string; readonly graph: LineageGraph }): ReactNode {
  const put = useStore((state) => state.put);
  const users = dependents(graph, id, { kinds: ['value'] }).nodes;
  const screens = users.filter(({ kind }) => kind === 'screen');
  const views = users.filter(({ kind }) => kind === 'view');
  if (screens.length + views.length === 0) return <p className="muted">No screen shows it yet.</p>;
  return (
    <ul className="entry-links">
      {screens.map(({ name, label }) => (
        <li key={name}>
          <button type="button" className="row-link" onClick={() => put({ screen: name })}>
            {label}
          </button>
        </li>
      ))}
      {views.map(({ name }) => (
        <li key={name} dir="auto">{`Saved view ${name}`}</li>
      ))}
    </ul>
  );
}
