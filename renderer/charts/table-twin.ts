/** A chart's figures as a table: what the chart shows, the n behind it and the intervals, readable without seeing. */

export type TwinCell = string | number | null;

/** A column of a table twin. */
export interface TwinColumn {
  readonly label: string;
  /** How a number is shown; text is shown as it is. The CSV carries the number itself. */
  readonly show?: (value: number) => string;
}

/** A chart's figures as a table; every row has a cell for each column. */
export interface TableTwin {
  readonly columns: readonly TwinColumn[];
  readonly rows: readonly (readonly TwinCell[])[];
}

/** A cell as the table shows it; null is an en dash, "not known", never 0. */
export function shownCell(column: TwinColumn, cell: TwinCell): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? (column.show?.(cell) ?? String(cell)) : cell;
}

/** Whether the column holds numbers, and so aligns at the end. */
export function isNumeric(twin: TableTwin, column: number): boolean {
  return (
    twin.rows.some((row) => typeof row[column] === 'number') &&
    twin.rows.every((row) => typeof row[column] !== 'string')
  );
}

/** The table as CSV (RFC 4180, CRLF), with every text cell guarded against being read as a formula by a spreadsheet. */
export function toCsv(twin: TableTwin): string {
  const lines = [namesOf(twin.columns), ...twin.rows];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** The names of columns in a file: the ends of an interval stand beside their figure on the screen, and name it where they are read by name. */
function namesOf(columns: readonly TwinColumn[]): string[] {
  let figure = '';
  return columns.map(({ label }) => {
    if (label === 'low' || label === 'high') return `${figure}, ${label}`;
    figure = label;
    return label;
  });
}

/**
 * One guarded CSV cell. Text that begins with = + - @ (also after a tab or a line break, where spreadsheets look too)
 * gets an apostrophe in front; numbers are written plainly.
 */
export function csvCell(cell: TwinCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const guarded = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
