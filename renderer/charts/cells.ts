import type { Cell } from '../../shared/engine/port.ts';

/** The part of an answer that charts read: named columns, column-wise values. */
export interface Columnar {
  readonly columns: readonly { readonly name: string }[];
  readonly values: readonly (readonly Cell[])[];
  readonly rowCount: number;
}

/** One row of an answer by column name. */
export type Row = (column: string) => Cell;

/** The rows of an answer, in its order. Reading a column that the answer lacks throws: it is a fault of ours, not of the data. */
export function rowsOf(answer: Columnar): Row[] {
  const at = new Map(answer.columns.map((column, index) => [column.name, answer.values[index] ?? []]));
  return Array.from({ length: answer.rowCount }, (_, row) => (column: string) => {
    const values = at.get(column);
    if (values === undefined) throw new Error(`the answer has no column ${column}`);
    return values[row] ?? null;
  });
}

/** A cell as a finite number, else null (null, text, NaN and Infinity are no figures). */
export function numberOf(cell: Cell): number | null {
  if (typeof cell === 'bigint') return Number(cell);
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
}

/** A count: null reads as 0. */
export function countOf(cell: Cell): number {
  return numberOf(cell) ?? 0;
}

/** A cell as text; null stays null. */
export function textOf(cell: Cell): string | null {
  return cell === null ? null : String(cell);
}
