import { useMemo, type ReactNode } from 'react';
import type { LineageGraph } from '../../../shared/semantic/lineage.ts';
import { showLineage } from '../../state/definition-links.ts';
import { EmptyState } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import type { Neighbourhood } from './neighbourhood.ts';
import { twinRows } from './table.ts';

const columns = [
  { key: 'side', label: 'Direction', weight: 2, least: 11 },
  { key: 'steps', label: 'Steps', numeric: true, least: 5 },
  { key: 'name', label: 'What', weight: 4, least: 22 },
  { key: 'how', label: 'How', weight: 2, least: 8 },
  { key: 'rules', label: 'By the rules', weight: 5, least: 16 },
  { key: 'through', label: 'Through', weight: 4, least: 22 },
  { key: 'kind', label: 'Kind', weight: 3, least: 12 },
] as const;

/** The lineage edge by edge: all that the drawing shows, and the rules between. */
export function TwinTable({
  graph,
  around,
}: {
  readonly graph: LineageGraph;
  readonly around: Neighbourhood;
}): ReactNode {
  const rows = useMemo(() => twinRows(graph, around), [graph, around]);
  if (rows.length === 0)
    return (
      <EmptyState title="Nothing around it">Follow more than values to see what else decides.</EmptyState>
    );
  return (
    <Table
      caption={`Lineage of ${around.node.label}`}
      columns={columns}
      rowCount={rows.length}
      height={520}
      cell={(row, column) => {
        const found = rows[row];
        const key = columns[column]?.key;
        if (found === undefined || key === undefined) return null;
        if (key !== 'name') return String(found[key]);
        return (
          <button type="button" className="row-link" title={found.name} onClick={() => showLineage(found.id)}>
            {found.name}
          </button>
        );
      }}
    />
  );
}
