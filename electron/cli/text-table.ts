import type { Cell } from '../../shared/engine/port.ts';

/**
 * A table for people: aligned columns, numbers to the right, null as a dash. Texts stand in one line and say nothing to the
 * terminal (see {@link oneLine}); numbers are cut to six digits, but never in front of the point.
 */
export function textTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map(textCell));
  const widths = columns.map((name, c) =>
    cells.reduce((most, row) => Math.max(most, width(row[c] ?? '')), width(name)),
  );
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

/** Characters that could rewrite a terminal: control characters, and those that turn the direction of what follows. */
const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text as one line: breaks and tabs become spaces, and what a terminal would obey rather than show is left out. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s*[\t\n\v\f\r\u0085\u2028\u2029]+\s*/g, ' ').replaceAll(unseen, '');
}

const longestText = 120;

/** The beginning of a long text, with an ellipsis: a table is as wide as its longest cell. No character is cut in two. */
export function clipped(text: string): string {
  if (text.length <= longestText) return text;
  const cut = text.slice(0, longestText - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

function textCell(value: Cell): string {
  if (value === null) return '-';
  if (typeof value === 'number' && !Number.isInteger(value)) return shortened(value);
  return oneLine(String(value));
}

/** Six digits, but all of those in front of the point. */
function shortened(value: number): string {
  return Math.abs(value) < 1e5 ? String(Number(value.toPrecision(6))) : value.toFixed(0);
}

/** Columns that a terminal gives to a text: wide characters and emoji take two, marks above others none. */
function width(text: string): number {
  let columns = 0;
  for (const character of text)
    columns += /[\p{M}\p{Cf}]/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;
