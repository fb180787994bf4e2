import {
  dependents,
  lineage,
  type LineageEdge,
  type LineageGraph,
  type LineageNode,
} from '../../../shared/semantic/lineage.ts';
import { followedKinds, type Follow, type Reach } from './settings.ts';

/** A node with everything around it that is shown. */
export interface Neighbourhood {
  readonly node: LineageNode;
  /** The nodes around it: below 0 what it comes from, above 0 what comes from it; how many steps away. */
  readonly steps: ReadonlyMap<string, number>;
  readonly edges: readonly LineageEdge[];
}

/** What lies around a node. */
export function neighbourhoodOf(
  graph: LineageGraph,
  node: LineageNode,
  follow: Follow,
  reach: Reach,
): Neighbourhood {
  const options = { kinds: followedKinds[follow], ...(reach === 'all' ? {} : { most: Number(reach) }) };
  const before = lineage(graph, node.id, options);
  const after = dependents(graph, node.id, options);
  const steps = new Map([
    ...[...before.steps].map(([id, step]): [string, number] => [id, -step]),
    ...after.steps,
  ]);
  return { node, steps, edges: [...before.edges, ...after.edges] };
}
