import type { Reader } from '../../engine/derived-tables.ts';
import type { QueryOptions, ResultTable } from '../../engine/port.ts';
import { columnsOf } from './columns.ts';
import type { StudyRows, TitleRange } from './rows.ts';

/**
 * Rows that one statement reads at most, but for a title that has more by itself. A pass holds sums for every title and bin, and the placebos a word
 * for every line: of 10 million rows at once that is more than a processor keeps near, and the engine's memory grew by 1.3 GB.
 */
const mostRows = 2_500_000;

/**
 * The titles of the package in ranges by their key, which lines are stored by, so that a statement reads its own range alone.
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function titleRanges(reader: Reader, query: QueryOptions): Promise<readonly TitleRange[]> {
  const counted = columnsOf(
    await reader.query(
      'SELECT title_key, count(*) AS row_count FROM core.line_engagement_fact GROUP BY title_key ORDER BY title_key',
      query,
    ),
  );
  return rangesOf(counted.numbers('title_key'), counted.numbers('row_count'), mostRows);
}

/** Rising keys in ranges of at most so many rows, or of one key. */
export function rangesOf(keys: Float64Array, rows: Float64Array, most: number): TitleRange[] {
  const ranges: { from: number; to: number; rows: number }[] = [];
  for (const [i, key] of keys.entries()) {
    const own = rows[i] ?? 0;
    const last = ranges.at(-1);
    if (last === undefined || last.rows + own > most) ranges.push({ from: key, to: key, rows: own });
    else {
      last.to = key;
      last.rows += own;
    }
  }
  return ranges.map(({ from, to }) => ({ from, to }));
}

/**
 * Makes one pass over rows, range by range.
 * @param sqlOf the statement of a pass, of which each result row belongs to one title
 * @throws ProblemError of the `engine.` domain, also when the signal aborts
 */
export async function passOver<T extends Pick<StudyRows, 'ranges'>>(
  reader: Reader,
  { ranges, ...wanted }: T,
  sqlOf: (wanted: Omit<T, 'ranges'> & { readonly titles: TitleRange }) => string,
  query: QueryOptions,
): Promise<readonly ResultTable[]> {
  const results: ResultTable[] = [];
  for (const titles of ranges) results.push(await reader.query(sqlOf({ ...wanted, titles }), query));
  return results;
}
