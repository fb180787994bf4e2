import type { EdgeKind, LineageEdge, LineageGraph, LineageNode } from './types.ts';

/** A part of a lineage: the nodes that were met and the edges between them, the nearest first. */
export interface Walked {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

/** The ways in which one thing may go into another for a walk to follow it. */
export interface WalkOptions {
  /** All of them where it is left out. */
  readonly kinds?: readonly EdgeKind[];
}

/** Everything that a node comes from, back to source columns. The node itself is not among it. */
export function lineage(graph: LineageGraph, id: string, options: WalkOptions = {}): Walked {
  return walk(graph, id, options, (at) => graph.into.get(at) ?? [], 'from');
}

/** Everything that comes from a node, on to screens and saved views. The node itself is not among it. */
export function dependents(graph: LineageGraph, id: string, options: WalkOptions = {}): Walked {
  return walk(graph, id, options, (at) => graph.outOf.get(at) ?? [], 'to');
}

function walk(
  graph: LineageGraph,
  start: string,
  { kinds }: WalkOptions,
  next: (id: string) => readonly LineageEdge[],
  end: 'from' | 'to',
): Walked {
  const edges: LineageEdge[] = [];
  const met = new Set([start]);
  // A set gives its later members to the same loop: the walk goes on until nothing new is met.
  for (const id of met)
    for (const edge of next(id)) {
      if (kinds !== undefined && !kinds.includes(edge.kind)) continue;
      edges.push(edge);
      met.add(edge[end]);
    }
  met.delete(start);
  return { nodes: [...met].flatMap((id) => graph.nodes.get(id) ?? []), edges };
}
