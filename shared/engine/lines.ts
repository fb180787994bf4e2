import type { TableSpec } from '../package/table.ts';
import { measureText, type TextMeasure } from '../timed-text/measure.ts';
import { ipcTexts, ipcWithColumns } from './arrow.ts';
import { stagingSchema } from './lock.ts';
import { nextTask } from './next-task.ts';
import type { Cell, Engine, InsertColumn, IpcBatch } from './port.ts';
import { ident } from './quote.ts';
import type { VersionLanguages } from './version-languages.ts';

/** Whether a table is that of the lines. */
export function isLines({ name }: Pick<TableSpec, 'name'>): boolean {
  return name === 'timed_text_events';
}

/** Counts that no export has: they need the text. */
export const countedHere = ['char_count_nospace', 'char_count_dialogue'] as const;

/** Flicks in a millisecond. */
const flicksPerMs = '705600.0';

/**
 * Lines with their times in milliseconds, from whichever unit the file has; frames go by the rate of their version.
 * @param read SQL of the lines with the columns of the exported table, and any others
 * @param isCounted whether the {@link countedHere}, which are never exported, are among the others
 */
export function withTimes(read: string, isCounted = false): string {
  const time = (which: 'start' | 'end'): string =>
    `coalesce(lines.${which}_ms, lines.${which}_flicks / ${flicksPerMs}, ` +
    // A part of a rate that is not above 0 makes it none, so that no time can be told.
    `CAST(lines.${which}_frame AS DOUBLE) * 1000.0 * CASE WHEN version.frame_rate_den > 0 THEN version.frame_rate_den END ` +
    `/ CASE WHEN version.frame_rate_num > 0 THEN version.frame_rate_num END) AS ${which}_ms`;
  return (
    `SELECT lines.* EXCLUDE (start_ms, end_ms), ${time('start')}, ${time('end')}, ` +
    `${isCounted ? '' : countedHere.map((name) => `CAST(NULL AS DOUBLE) AS ${name}, `).join('')}asset.language AS line_language ` +
    `FROM (${read}) AS lines LEFT JOIN source.asset_versions AS version USING (version_id) LEFT JOIN source.assets AS asset USING (asset_id)`
  );
}

/** Texts that are counted in one go, so that what else the thread is asked for waits some hundredths of a second at most. */
const textsAtOnce = 4096;

/**
 * A batch of lines with the counts of its texts beside them, for {@link countedOr}: counted once and here, since SQL never counts text,
 * while the engine is busy with the batch before.
 * @param batch has the columns `version_id` and `text`
 */
export async function withCounts(batch: IpcBatch, languages: VersionLanguages): Promise<IpcBatch> {
  const versions = ipcTexts(batch.ipc, 'version_id');
  const found: (TextMeasure | null)[] = [];
  for (const [row, text] of ipcTexts(batch.ipc, 'text').entries()) {
    if (row > 0 && row % textsAtOnce === 0) await nextTask();
    found.push(text === null ? null : measureText(text, languages.get(versions[row] ?? '') ?? 'und'));
  }
  const columns = measureColumns(found);
  return ipcWithColumns(
    batch,
    columns.map((column) => ({ ...column, name: besideName(column.name) })),
  );
}

/** No column of a package has such a name. */
const besideName = (column: string): string => `#${column}`;

/** SQL of a column of a batch that {@link withCounts} made: the count where there is a text, else the exported value. */
export function countedOr(column: string, exported: string): string {
  const isCounted = counted.some((name) => name === column);
  return isCounted
    ? `CASE WHEN "text" IS NULL THEN ${exported} ELSE ${ident(besideName(column))} END`
    : exported;
}

const measures = `memory.${stagingSchema}.measures`;

/**
 * Counts the texts of a batch that the engine read itself (CSV), and hands on the lines with the counts in place of the exported
 * ones. Lines whose text is withheld keep theirs.
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
  const [rows = [], cells = [], languages = []] = texts.values;
  const found = cells.map((text, row) => measureText(String(text), String(languages[row] ?? 'und')));
  const columns: InsertColumn[] = [
    { name: 'staged_row', type: 'integer', values: rows },
    ...measureColumns(found),
  ];
  try {
    await engine.insertColumns({ schema: stagingSchema, table: 'measures' }, columns, true);
    await use(measured(timed));
  } finally {
    await engine.query(`DROP TABLE IF EXISTS ${measures}`);
  }
}

const counted = [
  'char_count',
  'longest_line',
  'count_mode',
  'line_count',
  'word_count',
  ...countedHere,
] as const;

function measured(timed: string): string {
  const columns = counted.map(
    (name) => `CASE WHEN m.staged_row IS NULL THEN t.${name} ELSE m.${name} END AS ${name}`,
  );
  return `SELECT t.* EXCLUDE (${counted.join(', ')}), ${columns.join(', ')} FROM (${timed}) AS t LEFT JOIN ${measures} AS m USING (staged_row)`;
}

function measureColumns(found: readonly (TextMeasure | null)[]): InsertColumn[] {
  const values = (value: (measure: TextMeasure) => Cell): Cell[] =>
    found.map((measure) => (measure === null ? null : value(measure)));
  return [
    { name: 'char_count', type: 'number', values: values((m) => m.charCount) },
    { name: 'longest_line', type: 'number', values: values((m) => m.longestLine) },
    { name: 'count_mode', type: 'string', values: values((m) => m.countMode) },
    { name: 'line_count', type: 'integer', values: values((m) => m.lineCount) },
    { name: 'word_count', type: 'integer', values: values((m) => m.wordCount) },
    { name: 'char_count_nospace', type: 'number', values: values((m) => m.charCountNoSpace) },
    { name: 'char_count_dialogue', type: 'number', values: values((m) => m.charCountDialogue) },
  ];
}
