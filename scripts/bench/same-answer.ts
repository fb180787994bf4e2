import type { Cell, ResultTable } from '../../shared/engine/port.ts';

/** How far two numbers may lie apart: relative to the larger, and absolute below 1. */
const tolerance = 1e-9;

/**
 * Compares two answers to one statement, cell by cell: numbers to 1e-9, all else exactly.
 * @returns the first difference in words, or null where there is none
 */
export function difference(ours: ResultTable, theirs: ResultTable): string | null {
  const names = ours.columns.map(({ name }) => name).join(', ');
  const otherNames = theirs.columns.map(({ name }) => name).join(', ');
  if (names !== otherNames) return `columns ${names} and ${otherNames}`;
  if (ours.rowCount !== theirs.rowCount) return `${ours.rowCount} rows and ${theirs.rowCount} rows`;
  for (const [c, column] of ours.columns.entries())
    for (let row = 0; row < ours.rowCount; row += 1) {
      const [our, their] = [ours.values[c]?.[row] ?? null, theirs.values[c]?.[row] ?? null];
      if (!isSame(our, their)) return `${column.name} in row ${row + 1}: ${String(our)} and ${String(their)}`;
    }
  return null;
}

function isSame(ours: Cell, theirs: Cell): boolean {
  if (ours === theirs) return true;
  if (!isNumeric(ours) || !isNumeric(theirs)) return false;
  const [our, their] = [Number(ours), Number(theirs)];
  return Math.abs(our - their) <= tolerance * Math.max(1, Math.abs(our), Math.abs(their));
}

function isNumeric(cell: Cell): cell is number | bigint {
  return typeof cell === 'number' || typeof cell === 'bigint';
}
