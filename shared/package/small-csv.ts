/**
 * The records of a small CSV text (RFC 4180, any line end), each by its columns; the first record names them. Commas, semicolons or
 * tabs part the cells, whichever the first line has most of.
 */
export function readSmallCsv(text: string): Readonly<Record<string, string>>[] {
  const [header, ...records] = recordsOf(text.replace(/^\ufeff/, ''));
  if (header === undefined) return [];
  const names = header.map((name) => name.trim().toLowerCase());
  return records
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').trim()])));
}

function recordsOf(text: string): string[][] {
  const [firstLine = ''] = text.split(/[\r\n]/, 1);
  const count = (mark: string): number => firstLine.split(mark).length;
  const delimiter = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"\\r\\n${delimiter}][^\\r\\n${delimiter}]*|))(${delimiter}|\\r\\n|[\\r\\n]|$)`,
    'gy',
  );
  const records: string[][] = [];
  let record: string[] = [];
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    // What follows a closing quote makes no cell: the rest is left out.
    if (found === null) break;
    const [, quoted, plain = '', end] = found;
    record.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === delimiter) continue;
    records.push(record);
    record = [];
  }
  return record.length > 0 ? [...records, [...record, '']] : records;
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
