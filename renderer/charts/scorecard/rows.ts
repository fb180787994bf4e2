import { rowsOf, textOf, type Columnar } from '../cells.ts';
import { toldApart } from '../namesakes.ts';
import { scoreCell, type ScoreCell, type ScoreColumn } from './columns.ts';

/** A row of a scorecard: one partner, parent, language or service. */
export interface ScoreRow {
  /** The dimension's value; null is a row too. */
  readonly id: string | null;
  readonly name: string;
  /** By column, in their order. */
  readonly cells: readonly ScoreCell[];
}

/** Whether there is enough behind one of the first columns of a row to judge it. */
export function isJudged({ cells }: ScoreRow, columns = 1): boolean {
  return cells.slice(0, columns).some(({ verdict }) => verdict !== 'too_few');
}

/** What the rows of an answer are called. */
export interface RowNames {
  /** The dimension that tells rows apart. */
  readonly id: string;
  readonly nameOf: (id: string | null, name: string | null) => string;
  /** The dimension that has the name; null where the id is all there is. */
  readonly name: string | null;
}

/** The rows of an answer: those with the most behind the first column first, those that are too few to judge last. */
export function scoreRows(answer: Columnar, names: RowNames, columns: readonly ScoreColumn[]): ScoreRow[] {
  const known = new Set(answer.columns.map(({ name }) => name));
  const rows = rowsOf(answer).map((row): ScoreRow => {
    const id = textOf(row(names.id));
    const name = names.name === null ? null : textOf(row(names.name));
    const cells = columns.map((column) => scoreCell(row, column, (metric) => known.has(`${metric}_low`)));
    return { id, name: names.nameOf(id, name), cells };
  });
  return toldApart(rows)
    .filter(({ cells }) => cells.some(({ n, estimate }) => n > 0 || estimate !== null))
    .sort((a, b) => size(b) - size(a) || a.name.localeCompare(b.name, 'en'));
}

const size = ({ cells }: ScoreRow): number => cells[0]?.n ?? 0;
