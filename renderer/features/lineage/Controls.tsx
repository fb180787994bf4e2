import { useMemo, type ReactNode } from 'react';
import type { LineageGraph, LineageNode } from '../../../shared/semantic/lineage.ts';
import { Toolbar } from '../../app/parts.tsx';
import { showLineage } from '../../state/definition-links.ts';
import { useViewSetting } from '../../state/view.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select, type Option } from '../../ui/select.tsx';
import { followSetting, reachSetting, shapeSetting } from './settings.ts';
import { fullName, kindWords } from './words.ts';

/** Whose lineage is shown, how far it is followed, and whether it is drawn. */
export function Controls({
  graph,
  node,
}: {
  readonly graph: LineageGraph;
  readonly node: LineageNode;
}): ReactNode {
  const [follow, setFollow] = useViewSetting(followSetting);
  const [reach, setReach] = useViewSetting(reachSetting);
  const [shape, setShape] = useViewSetting(shapeSetting);
  return (
    <Toolbar>
      <NodePicker graph={graph} chosen={node} />
      <Segmented
        label="Follow"
        showLabel
        choices={[
          { value: 'value', label: 'Values' },
          { value: 'lookup', label: 'and keys' },
          { value: 'rows', label: 'and rows' },
        ]}
        value={follow}
        onChange={setFollow}
      />
      <Segmented
        label="Steps"
        showLabel
        choices={[
          { value: '1', label: '1' },
          { value: '3', label: '3' },
          { value: 'all', label: 'All' },
        ]}
        value={reach}
        onChange={setReach}
      />
      <Segmented
        label="Show as"
        choices={[
          { value: 'graph', label: 'Graph' },
          { value: 'table', label: 'Table' },
        ]}
        value={shape}
        onChange={setShape}
      />
    </Toolbar>
  );
}

/** Chooses any node by its name. */
export function NodePicker({
  graph,
  chosen,
}: {
  readonly graph: LineageGraph;
  readonly chosen: LineageNode | null;
}): ReactNode {
  const options = useMemo(() => optionsOf(graph), [graph]);
  return (
    <Select
      label="Lineage of"
      options={options}
      chosen={chosen === null ? [] : [chosen.id]}
      placeholder="choose"
      onChange={([next]) => {
        if (next !== undefined) showLineage(next);
      }}
    />
  );
}

const kindOrder = [
  'metric',
  'dimension',
  'screen',
  'view',
  'model',
  'field',
  'model_column',
  'source_table',
  'source_column',
];

/** Every node: metrics and what people look at first, columns last. */
function optionsOf({ nodes }: LineageGraph): Option[] {
  const place = ({ kind }: LineageNode): number => kindOrder.indexOf(kind);
  return [...nodes.values()]
    .toSorted((a, b) => place(a) - place(b))
    .map((node) => ({ value: node.id, label: fullName(node), note: kindWords[node.kind] }));
}
