import { z } from 'zod';
import { ident, literal } from '../engine/quote.ts';
import type { Cell } from '../engine/port.ts';
import type { StyleLimitRow } from '../guidelines/package-guide.ts';
import { countModes } from '../timed-text/count-modes.ts';

const number = z.number().nullable();

const rowSchema = z.object({
  guide: z.string(),
  scope: z.enum(['translation', 'template']),
  language: z.string(),
  audience: z.enum(['adult', 'children']),
  asset_type: z.string(),
  valid_from: z.string(),
  max_cps: number,
  max_chars_per_line: number,
  max_lines: number,
  min_duration_ms: number,
  max_duration_ms: number,
  min_gap_frames: number,
  count_mode: z.enum(countModes),
  citation: z.string(),
  quote: z.string().nullable(),
});
const columns = rowSchema.keyof().options;

/** The statement that reads the limits of a guide that the package brings. @returns columns: those of `style_limits`, dates as ISO text */
export function styleLimitsSql(guide: string): string {
  const selected = columns.map((name) =>
    name === 'valid_from' ? 'CAST(valid_from AS VARCHAR) AS valid_from' : ident(name),
  );
  return `SELECT ${selected.join(', ')} FROM source.style_limits WHERE guide = ${literal(guide)}`;
}

/** Reads the answer of {@link styleLimitsSql}. @throws ZodError where it is another's */
export function readStyleLimits(values: readonly (readonly Cell[])[], rowCount: number): StyleLimitRow[] {
  return Array.from({ length: rowCount }, (_, row) =>
    rowSchema.parse(Object.fromEntries(columns.map((name, column) => [name, values[column]?.[row] ?? null]))),
  );
}
