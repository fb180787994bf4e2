import type { Cell } from '../../shared/engine/port.ts';
import type { Problem } from '../../shared/errors/problem.ts';

/** Where a command writes. Standard output carries results only, standard error one line a problem. */
export interface Output {
  write(text: string): void;
  complain(line: string): void;
}

/** One line for a problem: severity, code, place, what happened, what to do. */
export function problemLine(problem: Problem): string {
  const { file, table, row, line, column, value } = problem.at;
  const place = [
    file,
    table !== undefined && table !== file ? table : undefined,
    row === undefined ? undefined : `row ${row}`,
    line === undefined ? undefined : `line ${line}`,
    column === undefined ? undefined : `column ${column}`,
    value === undefined ? undefined : `value ${JSON.stringify(value)}`,
  ].filter((part) => part !== undefined);
  const more = problem.count !== undefined && problem.count > 1 ? ` (${problem.count} times)` : '';
  const text = `${problem.severity} ${problem.code}: ${place.length > 0 ? `${place.join(', ')}: ` : ''}${problem.message}${more} ${problem.fix}`;
  return text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replaceAll(controlCharacters, '');
}

/** Control characters could rewrite a terminal; data must not. */
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** JSON keeps integers exact: beyond 2^53 they become strings. */
export function jsonCell(value: Cell): string | number | boolean | null {
  if (typeof value !== 'bigint') return value;
  return value >= -BigInt(Number.MAX_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value.toString();
}

/** One CSV record (RFC 4180), raw: cells are not guarded, since programs read it. Null is an empty field. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvField).join(',')}\r\n`;
}

function csvField(value: Cell): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table for people: aligned columns, numbers to the right, at most 6 significant decimals, null as a dash. */
export function textTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map(textCell));
  const widths = columns.map((name, c) => Math.max(width(name), ...cells.map((row) => width(row[c] ?? ''))));
  const rightAligned = columns.map((_, c) =>
    rows.some((row) => typeof row[c] === 'number' || typeof row[c] === 'bigint'),
  );
  const line = (parts: readonly string[]) =>
    parts
      .map((part, c) => {
        const gap = ' '.repeat(Math.max(0, (widths[c] ?? 0) - width(part)));
        return rightAligned[c] ? gap + part : part + gap;
      })
      .join('  ')
      .trimEnd();
  return `${[line(columns), line(widths.map((w) => '-'.repeat(w))), ...cells.map(line)].join('\n')}\n`;
}

function textCell(value: Cell): string {
  if (value === null) return '-';
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  return String(value)
    .replaceAll(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll(controlCharacters, '');
}

/** Columns that a terminal gives to a text: wide East Asian characters take two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text)
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return columns;
}
