import { literal } from '../../engine/quote.ts';
import { inTitlesSql, lineKeySql, readTypesSql, type TitleRange } from './rows.ts';

/** Measures of a line that a fit has beside its covariates: a common table expression `beside`, and its columns. */
export interface Beside {
  readonly names: readonly string[];
  /**
   * For lines of these titles, all unless told: `beside AS (...)` and what it needs, with `line` (see {@link lineKeySql}) and a column for each
   * name; lines that have none are not in it.
   */
  readonly sql: (titles?: TitleRange) => string;
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
  // Numbers are joined by faster than words.
  const kind = `list_position([${assetTypes.map(literal).join(', ')}], version.asset_type)`;
  return {
    names: ['next_cps', 'others_cps'],
    sql: (titles) => `read_line AS (
  SELECT line.version_key, line.ordinal, line.title_key, line.scene_key,
    version.title_language_key AS language_key, ${kind} AS kind,
    line.max_cps_today AS max_cps,
    line.char_count * 1000 / line.duration_ms AS cps,
    line.char_count * 1000 / line.duration_ms / nullif(line.max_cps_today, 0) AS ratio
  FROM core.line_reading AS line
  JOIN core.text_version AS version ON version.version_key = line.version_key
  WHERE ${types}${inTitlesSql('line', titles)}
    AND NOT line.in_credits AND line.event_type IN (${readTypesSql}) AND line.duration_ms > 0 AND line.char_count > 0
), in_scene AS (
  SELECT title_key, scene_key, kind, language_key, coalesce(sum(ratio), 0) AS ratios, count(ratio) AS counted
  FROM read_line
  GROUP BY ALL
), whole_scene AS (
  SELECT title_key, scene_key, kind, sum(ratios) AS ratios, sum(counted) AS counted FROM in_scene GROUP BY ALL
), lone AS (
  SELECT title_key, kind FROM in_scene GROUP BY ALL HAVING min(language_key) = max(language_key)
), others AS (
  SELECT own.title_key, own.scene_key, own.kind, own.language_key,
    CASE WHEN lone.title_key IS NULL THEN (whole.ratios - own.ratios) / nullif(whole.counted - own.counted, 0) END AS ratio,
    lone.title_key IS NOT NULL AS is_lone
  FROM in_scene AS own
  JOIN whole_scene AS whole USING (title_key, scene_key, kind)
  LEFT JOIN lone ON lone.title_key = own.title_key AND lone.kind = own.kind
), followed AS (
  SELECT *, lead(cps) OVER (PARTITION BY version_key ORDER BY ordinal) AS next_cps FROM read_line
), beside AS (
  SELECT ${lineKeySql('line')} AS line, CAST(line.next_cps AS DOUBLE) AS next_cps,
    CAST(CASE WHEN others.is_lone THEN 0 ELSE others.ratio * line.max_cps END AS DOUBLE) AS others_cps
  FROM followed AS line
  JOIN others ON others.title_key = line.title_key AND others.scene_key = line.scene_key
    AND others.kind = line.kind AND others.language_key = line.language_key
  WHERE line.next_cps IS NOT NULL AND (others.is_lone OR others.ratio * line.max_cps IS NOT NULL)
)`,
  };
}

/**
 * What is said in the lines that a line translates, where links say which they are: `speech_rate`, the log of their characters a second, and
 * `kept`, the log of the share of their characters that the line has. Lines without a link are left out.
 */
export const sourceSpeech: Beside = {
  names: ['speech_rate', 'kept'],
  sql: (titles) => `beside AS (
  SELECT ${lineKeySql('line_reading')} AS line,
    ln(source_char_count * 1000 / source_duration_ms) AS speech_rate,
    ln(char_count / source_char_count) AS kept
  FROM core.line_reading
  WHERE source_char_count > 0 AND source_duration_ms > 0 AND char_count > 0${inTitlesSql('line_reading', titles)}
)`,
};
