import type { ResultTable } from '../../engine/port.ts';
import { literal } from '../../engine/quote.ts';
import { columnsOf } from './columns.ts';
import type { Stratum } from './strata.ts';

/** The row of the package's table `style_limits` that sets the limit, word for word. */
export interface RuleToday {
  readonly guide: string;
  /** The tag of the row, which may be the language's first part alone. */
  readonly language: string;
  /** ISO date. */
  readonly validFrom: string;
  readonly maxCps: number;
  /** How the guide counts characters. */
  readonly countMode: string;
  readonly maxDurationMs: number | null;
  readonly minGapFrames: number | null;
  readonly citation: string;
  /** The guide's own sentence on reading speed; null where the package does not bring it. */
  readonly quote: string | null;
}

/**
 * The rows that set today's limit of a stratum, that of the most versions first.
 * @returns columns: guide, language, valid_from, max_cps, count_mode, max_duration_ms, min_gap_frames, citation, quote
 */
export function ruleTodaySql({ language, assetType, audience, limit, citation }: Stratum): string {
  return `SELECT
  today.guide,
  today.limit_language AS language,
  CAST(today.valid_from AS VARCHAR) AS valid_from,
  today.max_cps,
  today.count_mode,
  today.max_duration_ms,
  today.min_gap_frames,
  today.citation,
  today.quote
FROM core.version_limit AS today
JOIN core.text_version AS version ON version.version_id = today.version_id
JOIN core.title AS title ON title.title_key = version.title_key
WHERE today.basis = 'today'
  AND version.language = ${literal(language)}
  AND version.asset_type = ${literal(assetType)}
  AND coalesce(title.audience, 'unknown') = ${literal(audience)}
  AND today.max_cps = ${literal(limit)}
  AND today.citation IS NOT DISTINCT FROM ${literal(citation)}
GROUP BY ALL
ORDER BY count(*) DESC, today.guide, language, valid_from
LIMIT 1`;
}

/** The row in the result of {@link ruleTodaySql}; null where no limit is in force. */
export function readRuleToday(result: ResultTable): RuleToday | null {
  const columns = columnsOf(result);
  if (columns.rowCount === 0) return null;
  const text = (name: string): string => columns.texts(name)[0] ?? '';
  const number = (name: string): number | null => {
    const value = columns.numbers(name)[0] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  };
  return {
    guide: text('guide'),
    language: text('language'),
    validFrom: text('valid_from'),
    maxCps: number('max_cps') ?? Number.NaN,
    countMode: text('count_mode'),
    maxDurationMs: number('max_duration_ms'),
    minGapFrames: number('min_gap_frames'),
    citation: text('citation'),
    quote: columns.texts('quote')[0] ?? null,
  };
}
