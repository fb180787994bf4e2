import { packageMessages } from '../errors/package.ts';
import { placesOf, type Place, type Problem } from '../errors/problem.ts';
import type { PackageFiles } from '../package/files.ts';
import { sha256Of } from '../package/fingerprint.ts';
import type { Digest } from '../package/fingerprint.ts';
import { placeOf, type CheckedTable } from '../package/check.ts';
import { indexFiles, locate } from '../package/path.ts';
import { usableRate } from '../guidelines/frames.ts';
import { isForAudience, lineOf, type CheckedLine } from '../guidelines/line.ts';
import type { Encoding, FrameRate, TimedTextEvent } from '../timed-text/event.ts';
import type { TextMeasure } from '../timed-text/measure.ts';
import { ProblemList } from '../timed-text/problems.ts';
import { readTimedText, timedTextFormats } from '../timed-text/read.ts';
import type { TimedTextFormat } from '../timed-text/read.ts';
import { insertRows } from './insert-rows.ts';
import type { Engine, InsertColumn } from './port.ts';
import { stopIfAborted } from './progress.ts';
import { literal } from './quote.ts';

/** What came of the subtitle files of a package. */
export interface SubtitleLoad {
  /** The files whose lines now stand in `source.timed_text_events`, in the order of their rows. */
  readonly parts: readonly { readonly path: string; readonly rows: number; readonly bytes: number }[];
  readonly digests: readonly Digest[];
  readonly problems: readonly Problem[];
  /** What came of each file that is named, in the order of the versions. */
  readonly files: readonly SubtitleFileReport[];
}

/** What came of one subtitle file. */
export interface SubtitleFileReport {
  readonly path: string;
  readonly format: string;
  /** The language in which its lines were counted: its asset's, else what the file itself says; `und` where neither does. */
  readonly language: string;
  /** How its letters were read; null where the file was not read. */
  readonly encoding: Encoding | null;
  readonly lines: number;
  /** Places with something odd, or the one reason why it was not read. */
  readonly problems: number;
}

interface SubtitleFile {
  /** Its 0-based place in `source.timed_text_files`. */
  readonly rowid: number;
  readonly versionId: string;
  readonly path: string;
  readonly format: string;
  /** Null where the bytes decide. */
  readonly encoding: string | null;
  /** The language and type of the asset; empty where the version is not known. */
  readonly language: string;
  readonly assetType: string;
}

interface Line {
  readonly file: SubtitleFile;
  readonly event: TimedTextEvent;
  readonly read: CheckedLine;
}

/** Lines that are inserted together. */
const batchLines = 50_000;

/**
 * Reads the files that `source.timed_text_files` names and appends their lines to `source.timed_text_events`, counted.
 * A file that can't be found or read is a problem at its row; the others are read all the same.
 * @param table `timed_text_files` as it was loaded
 */
export async function loadSubtitleFiles(
  engine: Engine,
  files: PackageFiles,
  table: CheckedTable,
  options: { readonly onRows: (rows: number) => void; readonly signal?: AbortSignal | undefined },
): Promise<SubtitleLoad> {
  const named = await namedFiles(engine);
  const index = indexFiles(named.length === 0 ? [] : await files.list());
  const parts: { path: string; rows: number; bytes: number }[] = [];
  const digests: Digest[] = [];
  const problems: Problem[] = [];
  const reports: SubtitleFileReport[] = [];
  const odd = new ProblemList();
  const rates = new Map<string, FrameRate>();
  let lines: Line[] = [];
  let rows = 0;
  for (const file of named) {
    stopIfAborted(options.signal);
    const at = { file: file.path, table: 'timed_text_files' };
    const found = locate(index, file.path);
    const blob = found.kind === 'file' ? await files.open(found.file.path) : null;
    if (blob === null || !isReadable(file.format)) {
      problems.push(whyNot(file, found, placeOf(table, file.rowid)));
      reports.push({ ...reportOf(file), encoding: null, lines: 0, problems: 1 });
      continue;
    }
    const bytes = new Uint8Array(await blob.arrayBuffer());
    digests.push({ name: file.path, sha256: await sha256Of([blob], options.signal) });
    const { format, encoding } = file;
    const reading = readTimedText(bytes, encoding === null ? { format } : { format, encoding });
    for (const problem of reading.problems) odd.add({ ...problem, at: { ...at, ...problem.at } });
    const rate = usableRate(reading.track.frameRate);
    if (rate !== null && fitsInteger(rate)) rates.set(file.versionId, rate);
    const language = isUnknown(file.language) ? (reading.track.language ?? 'und') : file.language;
    const read = reading.events.map((event) => ({
      file,
      event,
      read: lineOf(event, language, file.assetType),
    }));
    const shown = read.filter((line) => isForAudience(line.read));
    for (const line of shown) lines.push(line);
    parts.push({ path: file.path, rows: shown.length, bytes: blob.size });
    reports.push({
      ...reportOf(file),
      language,
      encoding: reading.track.encoding,
      lines: shown.length,
      problems: placesOf(reading.problems),
    });
    rows += shown.length;
    options.onRows(rows);
    if (lines.length < batchLines) continue;
    await insertLines(engine, lines);
    lines = [];
  }
  await insertLines(engine, lines);
  await tellFrameRates(engine, rates);
  options.onRows(rows);
  return { parts, digests, problems: [...problems, ...odd.all()], files: reports };
}

function reportOf({
  path,
  format,
  language,
}: SubtitleFile): Pick<SubtitleFileReport, 'path' | 'format' | 'language'> {
  return { path, format, language };
}

async function namedFiles(engine: Engine): Promise<SubtitleFile[]> {
  const { values, rowCount } = await engine.query(
    `SELECT file.version_id, file.path, file.format, coalesce(asset.language, ''), coalesce(asset.asset_type, ''), file.rowid, file.encoding
     FROM source.timed_text_files AS file
     LEFT JOIN source.asset_versions AS version USING (version_id)
     LEFT JOIN source.assets AS asset USING (asset_id)
     ORDER BY file.version_id`,
  );
  const cell = (column: number, row: number): string => String(values[column]?.[row] ?? '');
  return Array.from({ length: rowCount }, (_, row) => ({
    versionId: cell(0, row),
    path: cell(1, row),
    format: cell(2, row),
    language: cell(3, row),
    assetType: cell(4, row),
    rowid: Number(cell(5, row)),
    encoding: cell(6, row) === '' ? null : cell(6, row),
  }));
}

function isReadable(format: string): format is TimedTextFormat {
  return timedTextFormats.some((known) => known === format);
}

function whyNot(file: SubtitleFile, found: ReturnType<typeof locate>, row: Place): Problem {
  const { path, format } = file;
  const at = { ...row, column: 'path', value: path };
  if (found.kind === 'refused') return packageMessages.pathOutside({ path, fault: found.fault }, at);
  if (found.kind === 'missing' || isReadable(format)) return packageMessages.fileMissing({ path }, at);
  const place = { ...row, column: 'format', value: format };
  return packageMessages.subtitleNotRead({ path, format, known: timedTextFormats }, place);
}

/** Whether the column holds it: a file may say anything. */
function fitsInteger({ num, den }: FrameRate): boolean {
  return [num, den].every((part) => Number.isInteger(part) && part < 2 ** 31);
}

/** Gives versions whose frame rate the package does not say the one that their file does. */
async function tellFrameRates(engine: Engine, rates: ReadonlyMap<string, FrameRate>): Promise<void> {
  if (rates.size === 0) return;
  const told = [...rates].map(([id, { num, den }]) => `(${literal(id)}, ${literal(num)}, ${literal(den)})`);
  await engine.query(
    `UPDATE source.asset_versions SET frame_rate_num = told.num, frame_rate_den = told.den
     FROM (VALUES ${told.join(', ')}) AS told(version_id, num, den)
     WHERE asset_versions.version_id = told.version_id AND asset_versions.frame_rate_num IS NULL`,
  );
}

/** Whether nothing but the file itself can say its language. */
function isUnknown(language: string): boolean {
  return language === '' || language === 'und';
}

async function insertLines(engine: Engine, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await insertRows(engine, 'timed_text_events', lineColumns(lines));
}

function lineColumns(lines: readonly Line[]): InsertColumn[] {
  const measured = <T>(value: (measure: TextMeasure) => T): (T | null)[] =>
    lines.map(({ read: { measure } }) => (measure === null ? null : value(measure)));
  return [
    { name: 'version_id', type: 'string', values: lines.map((line) => line.file.versionId) },
    { name: 'ordinal', type: 'integer', values: lines.map((line) => line.event.ordinal) },
    { name: 'event_type', type: 'string', values: lines.map((line) => line.read.kind) },
    { name: 'start_ms', type: 'number', values: lines.map((line) => line.event.startMs) },
    { name: 'end_ms', type: 'number', values: lines.map((line) => line.event.endMs) },
    { name: 'speaker', type: 'string', values: lines.map((line) => line.event.speaker) },
    { name: 'region', type: 'string', values: lines.map((line) => line.event.region) },
    { name: 'text', type: 'string', values: lines.map((line) => line.event.text) },
    { name: 'char_count', type: 'number', values: measured(({ charCount }) => charCount) },
    { name: 'longest_line', type: 'number', values: measured(({ longestLine }) => longestLine) },
    { name: 'count_mode', type: 'string', values: measured(({ countMode }) => countMode) },
    { name: 'line_count', type: 'integer', values: measured(({ lineCount }) => lineCount) },
    { name: 'word_count', type: 'integer', values: measured(({ wordCount }) => wordCount) },
    {
      name: 'char_count_nospace',
      type: 'number',
      values: measured(({ charCountNoSpace }) => charCountNoSpace),
    },
    {
      name: 'char_count_dialogue',
      type: 'number',
      values: measured(({ charCountDialogue }) => charCountDialogue),
    },
  ];
}
