/**
 * The statement that reads the limits in force today: one row a language, audience, asset type and guide row, with the
 * versions that it applies to, the most first.
 * @returns columns: language, audience, asset_type, guide, max_cps, max_chars_per_line, citation, versions.
 */
export const limitsInForceSql = `SELECT
  version.language,
  title.audience,
  version.asset_type,
  today.guide,
  today.max_cps,
  today.max_chars_per_line,
  today.citation,
  CAST(count(*) AS INTEGER) AS versions
FROM core.text_version AS version
JOIN core.version_limit AS today ON today.version_id = version.version_id AND today.basis = 'today'
LEFT JOIN core.title AS title ON title.title_key = version.title_key
GROUP BY ALL
ORDER BY versions DESC, version.language, title.audience, version.asset_type, today.guide, today.max_cps`;
