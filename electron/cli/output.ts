import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Cell } from '../../shared/engine/port.ts';
import { listedPlaces, type Problem } from '../../shared/errors/problem.ts';
import { oneLine } from './text-table.ts';

/** Where a command writes. Standard output carries results only, standard error one line a problem. */
export interface Output {
  /** Settles once more may be written: a result of any size never piles up in memory. */
  write(text: string): Promise<void>;
  complain(line: string): void;
}

/** The `write` of a stream: it waits while the stream's reader is slower. */
export function writerTo(stream: Writable): Output['write'] {
  return async (text) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
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
  const times = problem.count ?? 1;
  const listed = times > listedPlaces ? `, of which at most ${listedPlaces} are listed` : '';
  const more = times > 1 ? ` (${times} times${listed})` : '';
  return oneLine(
    `${problem.severity} ${problem.code}: ${place.length > 0 ? `${place.join(', ')}: ` : ''}${problem.message}${more} ${problem.fix}`,
  );
}

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
