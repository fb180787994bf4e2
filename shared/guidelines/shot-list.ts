import { guidelineMessages } from '../errors/guideline.ts';
import type { Problem, Result } from '../errors/problem.ts';
import { csvRecords, type CsvRecord } from '../package/small-csv.ts';
import { ProblemList } from '../timed-text/problems.ts';

/** Shot changes that stand in a file of their own: each the first frame after a cut, from the start of the programme. */
export interface ShotList {
  /** In ascending order, by title; of a list that names no titles, under null, for any. */
  readonly framesOf: ReadonlyMap<string | null, readonly number[]>;
}

/** The most characters of a list: a million cuts, more than any programme has. */
const longestList = 20_000_000;

/** The columns that are read, and where they stand; null where there is none. */
interface Columns {
  readonly frame: number;
  readonly title: number | null;
}

/**
 * Reads a list of shot changes: a CSV with a column `frame`, and `title_id` where it is of several titles, as the table `shot_changes` of a
 * package has them, or one frame a line. It is input from outside: a row that can't be read refuses the list, with its line.
 * @param name the file's name, for messages.
 */
export function readShotList(name: string, text: string): Result<ShotList> {
  const refused = (problem: Problem): Result<ShotList> => ({ ok: false, problems: [problem] });
  if (text.length > longestList)
    return refused(guidelineMessages.shotsTooLarge({ name, most: '20,000,000' }, { file: name }));
  const { records: all, brokenAt } = csvRecords(text);
  const records = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first] = records;
  if (first === undefined && brokenAt === null)
    return refused(guidelineMessages.shotsNone({ name }, { file: name }));
  const columns = columnsOf(first?.cells ?? []);
  if (columns === null)
    return refused(guidelineMessages.shotsNoColumn({ name }, { file: name, line: first?.line ?? 1 }));
  const rows = columns.isNamed ? records.slice(1) : records;
  const problems = new ProblemList();
  for (const row of rows) for (const problem of rowProblems(row, columns, name)) problems.add(problem);
  if (brokenAt !== null)
    problems.add(guidelineMessages.shotsBroken({ name }, { file: name, line: brokenAt }));
  if (problems.all().length > 0) return { ok: false, problems: problems.all() };
  if (rows.length === 0) return refused(guidelineMessages.shotsNone({ name }, { file: name }));
  return { ok: true, value: { framesOf: byTitle(rows, columns) }, problems: [] };
}

/** The frames that a list has for a title; null where it has none, so that nothing is known of its cuts. */
export function shotsOf({ framesOf }: ShotList, title: string): readonly number[] | null {
  return framesOf.get(null) ?? framesOf.get(title) ?? null;
}

/** Null for a first row that neither names a column `frame` nor is a frame alone. */
function columnsOf(cells: readonly string[]): (Columns & { readonly isNamed: boolean }) | null {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const [frame, title] = [names.indexOf('frame'), names.indexOf('title_id')];
  if (frame >= 0) return { frame, title: title < 0 ? null : title, isNamed: true };
  const isAlone = cells.length === 1 && /^[\d\s+-]/.test(cells[0] ?? '');
  return isAlone ? { frame: 0, title: null, isNamed: false } : null;
}

/** A frame as the package's column takes it: a whole number, 0 or more. */
const frameNumber = /^\d{1,9}$/;

function rowProblems({ line, cells }: CsvRecord, { frame, title }: Columns, file: string): Problem[] {
  const value = (cells[frame] ?? '').trim();
  const at = { file, line };
  return [
    ...(frameNumber.test(value)
      ? []
      : [guidelineMessages.shotsBadFrame(undefined, { ...at, column: 'frame', value })]),
    ...(title === null || titleIn(cells, title) !== ''
      ? []
      : [guidelineMessages.shotsNoTitle(undefined, { ...at, column: 'title_id' })]),
  ];
}

function titleIn(cells: readonly string[], column: number): string {
  return (cells[column] ?? '').trim();
}

function byTitle(rows: readonly CsvRecord[], { frame, title }: Columns): ShotList['framesOf'] {
  const groups = Map.groupBy(rows, ({ cells }) => (title === null ? null : titleIn(cells, title)));
  return new Map(
    [...groups].map(([key, group]) => [
      key,
      [...new Set(group.map(({ cells }) => Number(cells[frame])))].sort((a, b) => a - b),
    ]),
  );
}
