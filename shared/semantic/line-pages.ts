import { literal } from '../engine/quote.ts';
import type { Definitions } from './definitions/types.ts';
import { partsOf, type LinesQuestion } from './lines-list.ts';

/**
 * The statement that cuts a list of lines into pages, so that each can be read by itself however long the list is.
 * @returns columns: lines (of the whole list), sorted, version_key, ordinal: of the first line of each page, in order
 */
export function linePagesSql(question: LinesQuestion, definitions: Definitions, pageSize: number): string {
  const { sorted, from } = partsOf(question, definitions);
  return `WITH listed AS (
  SELECT
    ${sorted} AS sorted,
    fact.version_key,
    fact.ordinal,
    row_number() OVER (ORDER BY ${sorted} DESC, fact.version_key, fact.ordinal) - 1 AS place,
    count(*) OVER () AS lines
  ${from}
)
SELECT lines, sorted, version_key, ordinal FROM listed WHERE place % ${literal(pageSize)} = 0 ORDER BY place`;
}
