import { literal } from '../../engine/quote.ts';
import { readTypesSql } from './rows.ts';

/** Measures of a line that a fit has beside its covariates: a common table expression `beside`, and its columns. */
export interface Beside {
  readonly names: readonly string[];
  /** `beside AS (...)` and what it needs, with version_key, ordinal and a column for each name; lines that have none are not in it. */
  readonly sql: string;
}

/**
 * What the two placebos of a line's neighbours take: `next_cps`, the speed of the next line that is read of the same version, and
 * `others_cps`, how fast the lines of the other languages of the same scene are: the mean of speed / limit over their lines, times the
 * limit of the line's own version, so that scripts compare. In a title without another language it is 0; of another title those lines
 * are left out that lack one of the two, as the last of a version, and lines without a limit.
 * @param assetTypes kinds of lines, which are not mixed
 */
export function neighbours(assetTypes: readonly string[]): Beside {
  const types =
    assetTypes.length === 0 ? 'FALSE' : `version.asset_type IN (${assetTypes.map(literal).join(', ')})`;
  return {
    names: ['next_cps', 'others_cps'],
    sql: `read_line AS (
  SELECT line.version_key, line.ordinal, line.title_key, line.scene_key, version.language, version.asset_type,
    line.max_cps_today AS max_cps,
    line.char_count * 1000 / line.duration_ms AS cps,
    line.char_count * 1000 / line.duration_ms / nullif(line.max_cps_today, 0) AS ratio
  FROM core.line_reading AS line
  JOIN core.text_version AS version ON version.version_key = line.version_key
  WHERE ${types}
    AND NOT line.in_credits AND line.event_type IN (${readTypesSql}) AND line.duration_ms > 0 AND line.char_count > 0
), in_scene AS (
  SELECT title_key, scene_key, asset_type, language, coalesce(sum(ratio), 0) AS ratios, count(ratio) AS counted
  FROM read_line
  GROUP BY ALL
), whole_scene AS (
  SELECT title_key, scene_key, asset_type, sum(ratios) AS ratios, sum(counted) AS counted FROM in_scene GROUP BY ALL
), lone AS (
  SELECT title_key, asset_type FROM in_scene GROUP BY ALL HAVING count(DISTINCT language) = 1
), others AS (
  SELECT own.title_key, own.scene_key, own.asset_type, own.language,
    (whole.ratios - own.ratios) / nullif(whole.counted - own.counted, 0) AS ratio
  FROM in_scene AS own
  JOIN whole_scene AS whole USING (title_key, scene_key, asset_type)
), followed AS (
  SELECT *, lead(cps) OVER (PARTITION BY version_key ORDER BY ordinal) AS next_cps FROM read_line
), beside AS (
  SELECT line.version_key, line.ordinal, CAST(line.next_cps AS DOUBLE) AS next_cps,
    CAST(CASE WHEN lone.title_key IS NULL THEN others.ratio * line.max_cps ELSE 0 END AS DOUBLE) AS others_cps
  FROM followed AS line
  LEFT JOIN others ON others.title_key = line.title_key AND others.scene_key = line.scene_key
    AND others.asset_type = line.asset_type AND others.language = line.language
  LEFT JOIN lone ON lone.title_key = line.title_key AND lone.asset_type = line.asset_type
  WHERE line.next_cps IS NOT NULL AND (lone.title_key IS NOT NULL OR others.ratio * line.max_cps IS NOT NULL)
)`,
  };
}

/**
 * What is said in the lines that a line translates, where links say which they are: `speech_rate`, the log of their characters a second, and
 * `kept`, the log of the share of their characters that the line has. Lines without a link are left out.
 */
export const sourceSpeech: Beside = {
  names: ['speech_rate', 'kept'],
  sql: `beside AS (
  SELECT version_key, ordinal,
    ln(source_char_count * 1000 / source_duration_ms) AS speech_rate,
    ln(char_count / source_char_count) AS kept
  FROM core.line_reading
  WHERE source_char_count > 0 AND source_duration_ms > 0 AND char_count > 0
)`,
};
