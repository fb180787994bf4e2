import type { ReactNode } from 'react';
import type { LineageGraph, NodeKind } from '../../../shared/semantic/lineage.ts';
import { Card } from '../../app/parts.tsx';
import { showLineage } from '../../state/definition-links.ts';

const offered: readonly (readonly [NodeKind, string])[] = [
  ['metric', 'Metrics'],
  ['dimension', 'Dimensions'],
  ['model', 'Models'],
  ['source_table', 'Tables of the package'],
  ['screen', 'Screens'],
];

/** What can be chosen, before anything is. */
export function Start({ graph }: { readonly graph: LineageGraph }): ReactNode {
  const nodes = [...graph.nodes.values()];
  return (
    <Card title="Begin with" className="lineage-start">
      {offered.map(([kind, title]) => (
        <section key={kind}>
          <h3>{title}</h3>
          <ul>
            {nodes
              .filter((node) => node.kind === kind)
              .map(({ id, label, description }) => (
                <li key={id}>
                  <button
                    type="button"
                    className="row-link"
                    title={description || label}
                    onClick={() => showLineage(id)}
                  >
                    {label}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
