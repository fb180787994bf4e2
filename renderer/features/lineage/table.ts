import type { LineageGraph } from '../../../shared/semantic/lineage.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { edgeWords, fullName, kindWords } from './words.ts';

/** A row of the table twin: one edge of the neighbourhood. */
export interface TwinRow {
  readonly key: string;
  /** Which side of the chosen node it is on. */
  readonly side: 'comes from' | 'goes into';
  /** Edges between the chosen node and the far end. */
  readonly steps: number;
  /** The far end. */
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** What lies between it and the chosen node, by name. */
  readonly through: string;
  readonly how: string;
  /** The cases of the decision table that it passes, by their labels. */
  readonly rules: string;
}

/** The neighbourhood edge by edge, what the node comes from first, the nearest first. */
export function twinRows(graph: LineageGraph, { node, steps, edges }: Neighbourhood): TwinRow[] {
  const rows = edges.map((edge): TwinRow => {
    const far = isBefore(steps.get(edge.from)) ? edge.from : edge.to;
    const near = far === edge.from ? edge.to : edge.from;
    const found = graph.nodes.get(far);
    const other = graph.nodes.get(near);
    return {
      key: `${edge.from} ${edge.to} ${edge.kind}`,
      side: far === edge.from ? 'comes from' : 'goes into',
      steps: Math.abs(steps.get(far) ?? 0),
      id: far,
      name: found === undefined ? far : fullName(found),
      kind: found === undefined ? '' : kindWords[found.kind],
      through: near === node.id || other === undefined ? '' : fullName(other),
      how: edgeWords[edge.kind],
      rules: caseLabels(graph, edge.to, edge.cases).join('; '),
    };
  });
  const sideOf = ({ side }: TwinRow): number => (side === 'comes from' ? 0 : 1);
  return rows.toSorted((a, b) => sideOf(a) - sideOf(b) || a.steps - b.steps || (a.name < b.name ? -1 : 1));
}

const isBefore = (step: number | undefined): boolean => step !== undefined && step < 0;

/** The cases of the decision table that writes a column, by their labels. */
export function caseLabels(graph: LineageGraph, column: string, cases: readonly string[]): string[] {
  const labels = graph.cases.get(column.split('.').slice(0, 2).join('.'));
  return cases.map((id) => labels?.get(id) ?? id);
}
