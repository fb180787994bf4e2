/** A record of a small CSV text, with the line, from 1, where it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a small CSV text, and the line where it is none, so that the rest was not read; null where all was. */
export interface CsvRecords {
  readonly records: readonly CsvRecord[];
  readonly brokenAt: number | null;
}

/** A small CSV text as rows, each by its columns, and the line from which on it is none; null where all of it was read. */
export interface SmallCsv {
  /** Their names in lower case. */
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly brokenAt: number | null;
}

/**
 * The rows of a small CSV text (RFC 4180, any line end); the first record names the columns. Commas, semicolons or
 * tabs part the cells, whichever the first line has most of.
 */
export function readSmallCsv(text: string): SmallCsv {
  const { records, brokenAt } = csvRecords(text);
  const [header, ...others] = records;
  const columns = header?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const rows = others.map(({ cells }) =>
    Object.fromEntries(columns.map((name, i) => [name, (cells[i] ?? '').trim()])),
  );
  return { columns, rows, brokenAt };
}

/** The records of a small CSV text as they stand; those without anything in them are left out. */
export function csvRecords(given: string): CsvRecords {
  const text = given.replace(/^\ufeff/, '');
  const { records, end } = recordsOf(text);
  let [line, at] = [1, 0];
  const placed: CsvRecord[] = [];
  for (const { from, cells } of records) {
    line += lineEnds(text.slice(at, from));
    at = from;
    if (cells.some((cell) => cell !== '')) placed.push({ line, cells });
  }
  return { records: placed, brokenAt: end < text.length ? 1 + lineEnds(text.slice(0, end)) : null };
}

function lineEnds(text: string): number {
  return text.match(/\r\n|[\r\n]/g)?.length ?? 0;
}

/** The records with the places where they begin, and where reading ended. */
function recordsOf(text: string): { records: { from: number; cells: string[] }[]; end: number } {
  const [firstLine = ''] = text.split(/[\r\n]/, 1);
  const count = (mark: string): number => firstLine.split(mark).length;
  const delimiter = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"\\r\\n${delimiter}][^\\r\\n${delimiter}]*|))(${delimiter}|\\r\\n|[\\r\\n]|$)`,
    'gy',
  );
  const records: { from: number; cells: string[] }[] = [];
  let [from, end] = [0, 0];
  let cells: string[] = [];
  while (end < text.length) {
    cell.lastIndex = end;
    const found = cell.exec(text);
    // What follows a closing quote makes no cell: the rest is left out.
    if (found === null) break;
    const [, quoted, plain = '', mark] = found;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    end = cell.lastIndex;
    if (mark === delimiter) continue;
    records.push({ from, cells });
    [from, cells] = [end, []];
  }
  if (cells.length > 0) records.push({ from, cells: [...cells, ''] });
  return { records, end };
}

/** A table as CSV: every cell in quotes, null as nothing. */
export function writeCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null>>[],
): string {
  const quoted = (value: string | number | null | undefined): string =>
    value === null || value === undefined ? '' : `"${String(value).replaceAll('"', '""')}"`;
  const lines = rows.map((row) => columns.map((column) => quoted(row[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}
