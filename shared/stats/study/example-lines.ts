import { literal } from '../../engine/quote.ts';
import { rowsSql } from './rows.ts';
import type { StudyOutcome } from './outcomes.ts';
import type { Stratum } from './strata.ts';

/** How many lines a card shows. */
const examples = 3;

/**
 * Lines of a stratum over its limit, those with the most events first, no more than one of each title: what the figures speak of, to read.
 * @param limit in characters per second
 * @returns columns: version_id, ordinal, language, title, text (null = withheld), start_ms, duration_ms, cps, exposures, events; at most three rows
 */
export function exampleLinesSql({ key }: Pick<Stratum, 'key'>, limit: number, outcome: StudyOutcome): string {
  return `WITH over AS (
  SELECT
    title_key,
    version_key,
    ordinal,
    any_value(cps) AS cps,
    sum(n) AS exposures,
    sum(y) AS events
  FROM (
${rowsSql({ outcome, strata: [key], subtitlesOn: true })}
  ) AS rows
  WHERE cps > ${literal(limit)}
  GROUP BY title_key, version_key, ordinal
),
first_of_title AS (
  SELECT *
  FROM over
  QUALIFY row_number() OVER (PARTITION BY title_key ORDER BY events DESC, version_key, ordinal) = 1
  ORDER BY events DESC, version_key, ordinal
  LIMIT ${examples}
)
SELECT
  version.version_id,
  picked.ordinal,
  version.language,
  title.name AS title,
  event.text,
  reading.start_ms,
  reading.duration_ms,
  picked.cps,
  picked.exposures,
  picked.events
FROM first_of_title AS picked
JOIN core.text_version AS version ON version.version_key = picked.version_key
LEFT JOIN core.title AS title ON title.title_key = picked.title_key
LEFT JOIN core.line_reading AS reading
  ON reading.version_key = picked.version_key AND reading.ordinal = picked.ordinal
LEFT JOIN source.timed_text_events AS event
  ON event.version_id = version.version_id AND event.ordinal = picked.ordinal
ORDER BY picked.events DESC, version.version_id, picked.ordinal`;
}
