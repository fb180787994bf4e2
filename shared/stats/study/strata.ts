/**
 * The strata that the package has engagement for, each with the limits in force today.
 * @returns columns: stratum_key, language, asset_type, audience, audio_context, max_cps, citation (both null without a limit),
 * versions (how many of them that limit applies to). The limit that applies to the most versions comes first.
 */
export const strataSql = `SELECT
  stratum.stratum_key,
  stratum.language,
  stratum.asset_type,
  stratum.audience,
  stratum.audio_context,
  version.max_cps_today AS max_cps,
  version.citation_today AS citation,
  count(*) AS versions
FROM core.study_stratum AS stratum
JOIN core.text_version AS version
  ON version.language = stratum.language AND version.asset_type = stratum.asset_type
JOIN core.title AS title
  ON title.title_key = version.title_key AND coalesce(title.audience, 'unknown') = stratum.audience
WHERE stratum.stratum_key IN (SELECT DISTINCT fact.stratum_key FROM core.line_engagement_fact AS fact WHERE fact.exposures > 0)
GROUP BY ALL
ORDER BY stratum.stratum_key, versions DESC, max_cps`;
