import type { LineageGraph, LineageNode } from '../../../shared/semantic/lineage.ts';
import type { Neighbourhood } from './neighbourhood.ts';

/** Things that are drawn together: the columns of a table, the fields of a model, the metrics. */
export interface Box {
  readonly key: string;
  readonly title: string;
  /** What its rows are. */
  readonly note: string;
  /** Its nodes, the nearest to the chosen one first. */
  readonly nodes: readonly LineageNode[];
  /** The node that stands for all of it; null where it is no table. */
  readonly table: string | null;
}

/** The nodes of a neighbourhood in boxes. A model's own columns, those that its rules write and its fields stand apart, since one is made from the other; so do metrics of metrics. */
export function boxesOf(graph: LineageGraph, { node, steps }: Neighbourhood): Box[] {
  const near = [...steps].sort(([, a], [, b]) => Math.abs(a) - Math.abs(b)).map(([id]) => id);
  const nodes = [node.id, ...near].flatMap((id) => graph.nodes.get(id) ?? []);
  const groups = Map.groupBy(nodes, (each) => placeOf(graph, each).key);
  return [...groups].map(([key, own]) => {
    const [first] = own;
    if (first === undefined) throw new RangeError('A box holds at least one node.');
    // The rows of a table stand above its columns.
    const rowsFirst = own.toSorted((a, b) => Number(b.id === b.table) - Number(a.id === a.table));
    return { ...placeOf(graph, first), key, nodes: rowsFirst };
  });
}

function placeOf(graph: LineageGraph, node: LineageNode): Omit<Box, 'nodes'> {
  const { table } = node;
  const title = table === null ? '' : (graph.nodes.get(table)?.label ?? table);
  switch (node.kind) {
    case 'source_table':
    case 'source_column':
      return { key: table ?? '', title, note: 'table', table };
    case 'model':
      return { key: table ?? '', title, note: 'model', table };
    case 'model_column':
      return isDecided(graph, node)
        ? { key: `${table ?? ''} rules`, title, note: 'by rules', table }
        : { key: table ?? '', title, note: 'model', table };
    case 'field':
      return { key: `${table ?? ''} fields`, title, note: 'fields', table };
    case 'dimension':
      return { key: 'dimensions', title: 'Dimensions', note: '', table: null };
    case 'metric':
      return isMadeOfMetrics(graph, node)
        ? { key: 'metrics of metrics', title: 'Metrics', note: 'of metrics', table: null }
        : { key: 'metrics', title: 'Metrics', note: '', table: null };
    case 'screen':
      return { key: 'screens', title: 'Screens', note: '', table: null };
    case 'view':
      return { key: 'views', title: 'Saved views', note: '', table: null };
  }
}

function isMadeOfMetrics(graph: LineageGraph, { id }: LineageNode): boolean {
  return (graph.into.get(id) ?? []).some(({ from }) => graph.nodes.get(from)?.kind === 'metric');
}

/** Whether a decision table writes a column. */
function isDecided(graph: LineageGraph, { id }: LineageNode): boolean {
  return (graph.into.get(id) ?? []).some(({ cases }) => cases.length > 0);
}
