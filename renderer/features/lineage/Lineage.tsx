import { useMemo, useState, type ReactNode } from 'react';
import type { LineageGraph, LineageNode } from '../../../shared/semantic/lineage.ts';
import { useLineage } from '../../app/lineage.ts';
import { Card, Headline } from '../../app/parts.tsx';
import { lineageNode } from '../../state/definition-links.ts';
import { useViewSetting } from '../../state/view.ts';
import { Banner, ErrorState } from '../../ui/states.tsx';
import { Controls, NodePicker } from './Controls.tsx';
import { GraphView } from './GraphView.tsx';
import { neighbourhoodOf } from './neighbourhood.ts';
import { NodeInspector } from './NodeInspector.tsx';
import { followSetting, reachSetting, shapeSetting } from './settings.ts';
import { Start } from './Start.tsx';
import { TwinTable } from './TwinTable.tsx';
import { headlineOf } from './words.ts';
import './lineage.css';

/** Where a figure comes from and what comes from a column: both ways from any node. */
export function Lineage(): ReactNode {
  const lineage = useLineage();
  const [id] = useViewSetting(lineageNode);
  if (!lineage.ok)
    return (
      <>
        <Headline>Where every figure comes from</Headline>
        {lineage.problems.slice(0, 1).map((problem) => (
          <ErrorState key={problem.code} problem={problem} />
        ))}
      </>
    );
  const graph = lineage.value;
  const node = graph.nodes.get(id);
  if (node === undefined) return <NothingChosen graph={graph} wanted={id} />;
  return <Around graph={graph} node={node} />;
}

function NothingChosen({
  graph,
  wanted,
}: {
  readonly graph: LineageGraph;
  readonly wanted: string;
}): ReactNode {
  return (
    <>
      <Headline note="Choose a metric, a dimension, a column or a screen to see what it comes from and what comes from it.">
        Where every figure comes from
      </Headline>
      <div className="toolbar">
        <NodePicker graph={graph} chosen={null} />
      </div>
      {wanted === '' ? null : <Banner>{`There is nothing called ${wanted} in the definitions.`}</Banner>}
      <Start graph={graph} />
    </>
  );
}

function Around({ graph, node }: { readonly graph: LineageGraph; readonly node: LineageNode }): ReactNode {
  const [follow] = useViewSetting(followSetting);
  const [reach] = useViewSetting(reachSetting);
  const [shape] = useViewSetting(shapeSetting);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const around = useMemo(() => neighbourhoodOf(graph, node, follow, reach), [graph, node, follow, reach]);
  const toggle = (key: string): void => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  };
  return (
    <>
      <Headline note={node.description}>
        {headlineOf(around, (each) => graph.nodes.get(each)?.kind ?? null)}
      </Headline>
      <Controls graph={graph} node={node} />
      <Card
        title={shape === 'graph' ? 'From the package, at the left, to screens' : 'Step by step'}
        className="lineage-card"
      >
        {shape === 'graph' ? (
          <GraphView graph={graph} around={around} opened={opened} onToggle={toggle} />
        ) : (
          <TwinTable graph={graph} around={around} />
        )}
      </Card>
      <NodeInspector graph={graph} node={node} />
    </>
  );
}
