import type { Definitions, Model } from '../definitions/types.ts';
import { inDependencyOrder } from '../definitions/models.ts';
import { modelLineage } from '../lineage/model.ts';
import { everything } from '../lineage/relation.ts';
import { readsAny } from './readers.ts';
import type { TableChange, TableChanges } from './reads.ts';

/**
 * What an edit of a model's decision table may change, at most: what its cases write, and every column that is computed from that. No
 * rows are taken to be new or gone.
 */
export function expectedChanges(definitions: Definitions, name: string): TableChanges {
  const changes = new Map<string, TableChange>();
  for (const model of inDependencyOrder(definitions.models)) {
    const columns = model.name === name ? decidedColumns(model) : computedFrom(definitions, model, changes);
    if (columns.size > 0) changes.set(model.name, { columns, rows: false });
  }
  return changes;
}

function decidedColumns({ rules }: Model): ReadonlySet<string> {
  return new Set(rules === null ? [] : [...rules.outputs, rules.ruleColumn]);
}

function computedFrom(definitions: Definitions, model: Model, changes: TableChanges): ReadonlySet<string> {
  if (!readsAny(definitions, model.name, changes)) return new Set();
  const { columns, decided } = modelLineage(definitions, model);
  const isChanged = (id: string): boolean => {
    const [schema, of = '', column = ''] = id.split('.');
    return schema === 'core' && changes.get(of)?.columns.has(column) === true;
  };
  const read = [...columns].filter(([, reads]) => [...everything(reads)].some(isChanged));
  const changed = new Set(read.map(([column]) => column));
  const written = [...decided].filter(([, cases]) => [...cases.keys()].some((named) => changed.has(named)));
  return new Set([...changed, ...written.map(([column]) => column)]);
}
