import { ProblemError } from '../../errors/problem.ts';
import type { Definitions } from '../definitions/types.ts';
import { modelLineage } from '../lineage/model.ts';
import { everything } from '../lineage/relation.ts';
import type { TableChanges } from './reads.ts';

/** Whether the SQL of a model reads anything of what differs: other rows, or a column with other values. */
export function readsAny(definitions: Definitions, name: string, changes: TableChanges): boolean {
  const model = definitions.models.get(name);
  const read = model?.reads.models.filter((each) => changes.has(each)) ?? [];
  if (model === undefined || read.length === 0) return false;
  if (read.some((each) => changes.get(each)?.rows === true)) return true;
  const ids = idsRead(definitions, name);
  return read.some((each) =>
    [...(changes.get(each)?.columns ?? [])].some(
      (column) => ids === null || ids.has(`core.${each}.${column}`),
    ),
  );
}

/** The ids of all columns that the SQL of a model reads; null where it can't be followed. */
function idsRead(definitions: Definitions, name: string): ReadonlySet<string> | null {
  const model = definitions.models.get(name);
  if (model === undefined) return null;
  try {
    const { columns, rows } = modelLineage(definitions, model);
    return new Set([...rows, ...[...columns.values()].flatMap((reads) => [...everything(reads)])]);
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
