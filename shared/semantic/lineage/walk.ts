import type { EdgeKind, LineageEdge, LineageGraph, LineageNode } from './types.ts';

/** A part of a lineage: the nodes that were met and the edges between them, the nearest first. */
export interface Walked {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  /** How many edges lie between each node and the start, on the shortest way. */
  readonly steps: ReadonlyMap<string, number>;
}

/** Where a walk goes; everywhere where a part is left out. */
export interface WalkOptions {
  /** The ways in which one thing may go into another for the walk to follow it. */
  readonly kinds?: readonly EdgeKind[];
  /** The most edges from the start. */
  readonly most?: number;
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
  { kinds, most = Infinity }: WalkOptions,
  next: (id: string) => readonly LineageEdge[],
  end: 'from' | 'to',
): Walked {
  const edges: LineageEdge[] = [];
  const steps = new Map([[start, 0]]);
  // A map gives its later members to the same loop: the walk goes on, the nearest first, until nothing new is met.
  for (const [id, step] of steps) {
    if (step >= most) continue;
    for (const edge of next(id)) {
      if (kinds !== undefined && !kinds.includes(edge.kind)) continue;
      edges.push(edge);
      if (!steps.has(edge[end])) steps.set(edge[end], step + 1);
    }
  }
  steps.delete(start);
  return { nodes: [...steps.keys()].flatMap((id) => graph.nodes.get(id) ?? []), edges, steps };
}
