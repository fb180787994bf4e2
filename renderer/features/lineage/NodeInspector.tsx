import type { ReactNode } from 'react';
import type { LineageEdge, LineageGraph, LineageNode } from '../../../shared/semantic/lineage.ts';
import { Inspector, InspectorSection } from '../../app/inspector.tsx';
import { showInGlossary, showLineage } from '../../state/definition-links.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { caseLabels } from './table.ts';
import { edgeWords, fullName, kindWords } from './words.ts';

/** The chosen node: what it is, what it comes from directly and by which rules, what it goes into directly. */
export function NodeInspector({
  graph,
  node,
}: {
  readonly graph: LineageGraph;
  readonly node: LineageNode;
}): ReactNode {
  const table = node.table === null ? undefined : graph.nodes.get(node.table);
  return (
    <Inspector quiet>
      <InspectorSection title={capitalized(kindWords[node.kind])}>
        <p>
          <strong dir="auto">{fullName(node)}</strong>
        </p>
        <div className="row lineage-destination">
          <Destination node={node} table={table} />
        </div>
      </InspectorSection>
      <Ends title="Comes directly from" edges={graph.into.get(node.id) ?? []} end="from" graph={graph} />
      <Ends title="Goes directly into" edges={graph.outOf.get(node.id) ?? []} end="to" graph={graph} />
    </Inspector>
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The way to where the node is explained or shown. */
function Destination({
  node,
  table,
}: {
  readonly node: LineageNode;
  readonly table: LineageNode | undefined;
}): ReactNode {
  const put = useStore((state) => state.put);
  if (node.kind === 'screen')
    return <Button onClick={() => put({ screen: node.name })}>Go to the screen</Button>;
  if (node.kind === 'metric' || node.kind === 'dimension')
    return <Button onClick={() => showInGlossary(node.id)}>Show in the glossary</Button>;
  if (table?.kind === 'model')
    return <Button onClick={() => showInGlossary(table.id)}>{`${table.label} in the glossary`}</Button>;
  return null;
}

interface EndsProps {
  readonly title: string;
  readonly edges: readonly LineageEdge[];
  readonly end: 'from' | 'to';
  readonly graph: LineageGraph;
}

function Ends({ title, edges, end, graph }: EndsProps): ReactNode {
  if (edges.length === 0) return null;
  return (
    <InspectorSection title={title}>
      <ul className="lineage-ends">
        {edges.map((edge) => {
          const id = edge[end];
          const node = graph.nodes.get(id);
          return (
            <li key={`${id} ${edge.kind}`}>
              <button
                type="button"
                className="row-link"
                title={node?.description ?? id}
                onClick={() => showLineage(id)}
              >
                {node === undefined ? id : fullName(node)}
              </button>
              <span className="muted small">{edge.kind === 'value' ? '' : ` ${edgeWords[edge.kind]}`}</span>
              {edge.cases.length === 0 ? null : <Cases labels={caseLabels(graph, edge.to, edge.cases)} />}
            </li>
          );
        })}
      </ul>
    </InspectorSection>
  );
}

function Cases({ labels }: { readonly labels: readonly string[] }): ReactNode {
  return (
    <ul className="muted small lineage-cases">
      {labels.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
  );
}
