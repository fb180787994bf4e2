import { literal } from '../engine/quote.ts';
import type { Filter } from '../workspace/filter.ts';
import { emitDuckdb } from './expression/duckdb.ts';
import type { Definitions } from './definitions/types.ts';
import { whereOf } from './where.ts';

/** The measures that lines can be sampled and ordered by; each is a field or a column of `line_reading`. */
export type LineMeasure = 'cps' | 'speed_ratio' | 'wpm' | 'longest_line';

/** Which lines to read. */
export interface LineSample {
  /** The language of the asset; null for lines without one. */
  readonly language: string | null;
  readonly measure: LineMeasure;
  /** Range of the measure, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly filters: readonly Filter[];
  readonly limit: number;
}

/**
 * The statement that reads lines, those with the highest measure first.
 * @returns columns: version_id, ordinal, language, title, text (null = withheld), start_ms, duration_ms, measure, is_over_limit.
 * Filters on dimensions that don't reach lines are left out, as in an answer.
 */
export function sampleLinesSql(sample: LineSample, definitions: Definitions): string {
  const model = definitions.models.get('line_reading');
  const measure = model?.fields.get(sample.measure)?.expr;
  const value = measure === undefined ? 'fact.longest_line' : emitDuckdb(measure);
  const isOver = model?.fields.get('is_over_limit')?.expr;
  const isSubtitle = model?.fields.get('is_subtitle')?.expr;
  const conditions = [
    sample.language === null ? 'version.language IS NULL' : `version.language = ${literal(sample.language)}`,
    `${value} >= ${literal(sample.from)}`,
    `${value} < ${literal(sample.to)}`,
    ...(isSubtitle === undefined ? [] : [emitDuckdb(isSubtitle)]),
    ...whereOf(sample.filters, definitions, 'line_reading'),
  ];
  return `WITH picked AS (
  SELECT
    version.version_id,
    fact.ordinal,
    version.language,
    title.name AS title,
    fact.start_ms,
    fact.duration_ms,
    ${value} AS measure,
    ${isOver === undefined ? 'NULL' : emitDuckdb(isOver)} AS is_over_limit
  FROM core.line_reading AS fact
  JOIN core.text_version AS version ON version.version_key = fact.version_key
  LEFT JOIN core.title AS title ON title.title_key = fact.title_key
  WHERE ${conditions.map((condition) => `(${condition})`).join('\n    AND ')}
  ORDER BY measure DESC, version.version_id, fact.ordinal
  LIMIT ${literal(sample.limit)}
)
SELECT picked.*, events.text
FROM picked
LEFT JOIN source.timed_text_events AS events
  ON events.version_id = picked.version_id AND events.ordinal = picked.ordinal
ORDER BY picked.measure DESC, picked.version_id, picked.ordinal`;
}
