import { measureText } from '../timed-text/measure.ts';
import { stagingSchema } from './lock.ts';
import type { Cell, Engine, InsertColumn } from './port.ts';

/** Flicks in a millisecond. */
const flicksPerMs = '705600.0';

/**
 * Lines with their times in milliseconds, from whichever unit the file has; frames go by the rate of their version.
 * @param read SQL of the lines with the columns of the exported table and `staged_row`
 */
export function withTimes(read: string): string {
  const time = (which: 'start' | 'end'): string =>
    `coalesce(lines.${which}_ms, lines.${which}_flicks / ${flicksPerMs}, ` +
    `CAST(lines.${which}_frame AS DOUBLE) * 1000.0 * version.frame_rate_den / version.frame_rate_num) AS ${which}_ms`;
  return (
    `SELECT lines.* EXCLUDE (start_ms, end_ms), ${time('start')}, ${time('end')}, CAST(NULL AS DOUBLE) AS char_count_nospace, asset.language AS line_language ` +
    `FROM (${read}) AS lines LEFT JOIN source.asset_versions AS version USING (version_id) LEFT JOIN source.assets AS asset USING (asset_id)`
  );
}

const measures = `memory.${stagingSchema}.measures`;

/**
 * Counts the texts of a batch, once and here, since SQL never counts text, and hands on the lines with the counts in
 * place of the exported ones. Lines whose text is withheld keep theirs.
 * @param timed SQL of the lines, with `staged_row` and `line_language`
 */
export async function withMeasures(
  engine: Engine,
  timed: string,
  hasText: boolean,
  use: (sql: string) => Promise<void>,
): Promise<void> {
  const texts = hasText
    ? await engine.query(`SELECT staged_row, text, line_language FROM (${timed}) WHERE text IS NOT NULL`)
    : null;
  if (texts === null || texts.rowCount === 0) {
    await use(timed);
    return;
  }
  await engine.insertColumns(
    { schema: stagingSchema, table: 'measures' },
    measureColumns(texts.values),
    true,
  );
  try {
    await use(measured(timed));
  } finally {
    await engine.query(`DROP TABLE ${measures}`);
  }
}

const counted = [
  'char_count',
  'longest_line',
  'count_mode',
  'line_count',
  'word_count',
  'char_count_nospace',
] as const;

function measured(timed: string): string {
  const columns = counted.map(
    (name) => `CASE WHEN m.staged_row IS NULL THEN t.${name} ELSE m.${name} END AS ${name}`,
  );
  return `SELECT t.* EXCLUDE (${counted.join(', ')}), ${columns.join(', ')} FROM (${timed}) AS t LEFT JOIN ${measures} AS m USING (staged_row)`;
}

function measureColumns([
  rows = [],
  texts = [],
  languages = [],
]: readonly (readonly Cell[])[]): InsertColumn[] {
  const found = texts.map((text, index) => measureText(String(text), String(languages[index] ?? 'und')));
  return [
    { name: 'staged_row', type: 'integer', values: rows },
    { name: 'char_count', type: 'number', values: found.map((m) => m.charCount) },
    { name: 'longest_line', type: 'number', values: found.map((m) => m.longestLine) },
    { name: 'count_mode', type: 'string', values: found.map((m) => m.countMode) },
    { name: 'line_count', type: 'integer', values: found.map((m) => m.lineCount) },
    { name: 'word_count', type: 'integer', values: found.map((m) => m.wordCount) },
    { name: 'char_count_nospace', type: 'number', values: found.map((m) => m.charCountNoSpace) },
  ];
}
