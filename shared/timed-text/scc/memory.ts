import { plainStyle, styledText, type Cell, type StyledText } from '../styled-text.ts';

/** Rows of the screen. */
export const lastRow = 15;
/** Letters that a row can show. */
export const rowLength = 32;
/** Letters that are kept of a row: more than it can show, since they are text all the same, but not without end. */
const keptLength = 128;

interface OwnedCell extends Cell {
  /** The caption that wrote it; null for what none did. */
  readonly owner: number | null;
}
type Row = (OwnedCell | undefined)[];

const blank: Cell = { letter: ' ', style: plainStyle };

/** One of the two memories of a caption decoder: the one that is shown, or the one that is filled unseen. */
export class CaptionMemory {
  #rows = new Map<number, Row>();

  /** The rows with letters, from the top. */
  rowsWithText(): number[] {
    return [...this.#rows]
      .filter(([, cells]) => cells.some((cell) => (cell?.letter ?? ' ') !== ' '))
      .map(([row]) => row)
      .sort((one, other) => one - other);
  }

  /** How many places are written or passed over, which is what reading the memory costs. */
  get size(): number {
    return [...this.#rows.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** The caption that wrote a place; null where nothing is written. */
  ownerAt(row: number, column: number): number | null {
    return this.#rows.get(row)?.[place(column)]?.owner ?? null;
  }

  write(row: number, column: number, cell: OwnedCell): void {
    const cells: Row = this.#rows.get(row) ?? [];
    cells[place(column)] = cell;
    this.#rows.set(row, cells);
  }

  erase(row: number, column: number): void {
    const cells = this.#rows.get(row);
    if (cells !== undefined && column < cells.length) cells[column] = undefined;
  }

  /** Erases a row from a place to its end. */
  eraseFrom(row: number, column: number): void {
    const cells = this.#rows.get(row);
    if (cells !== undefined) cells.length = Math.min(cells.length, column);
  }

  clear(): void {
    this.#rows = new Map();
  }

  /** Keeps the rows of a window, moved by so many, up where that is negative; what leaves the window or the screen is lost. */
  moveWindow(top: number, bottom: number, by: number): void {
    const kept = [...this.#rows].filter(([row]) => row >= top && row <= bottom);
    this.#rows = new Map(kept.map(([row, cells]) => [row + by, cells]));
  }

  /** The text of some rows, as it is read from the top; places that nothing was written to are spaces. */
  textOf(rows: Iterable<number>): StyledText {
    const inOrder = [...rows].sort((one, other) => one - other);
    return styledText(inOrder.map((row) => Array.from(this.#rows.get(row) ?? [], (cell) => cell ?? blank)));
  }
}

function place(column: number): number {
  return Math.min(column, keptLength - 1);
}
