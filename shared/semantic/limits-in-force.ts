/**
 * The statement that reads the limits in force today: one row a language, audience, asset type and guide row, those
 * that apply to the most versions first.
 * @returns columns: language, audience, asset_type, guide, max_cps, max_chars_per_line, citation.
 */
export const limitsInForceSql = `SELECT
  version.language,
  title.audience,
  version.asset_type,
  today.guide,
  today.max_cps,
  today.max_chars_per_line,
  today.citation
FROM core.text_version AS version
JOIN core.version_limit AS today ON today.version_id = version.version_id AND today.basis = 'today'
LEFT JOIN core.title AS title ON title.title_key = version.title_key
GROUP BY ALL
ORDER BY count(*) DESC, version.language, title.audience, version.asset_type, today.guide, today.max_cps`;
