-- {"metrics": ["translation_penalty_of_role_per_1000_characters"], "by": ["language", "responsible_role"]}
WITH ranked AS (
  SELECT review_id, version_id, char_count, title_id, language, workflow, based_on, asset_type
  FROM qc_reviews JOIN asset_versions USING (version_id) JOIN assets USING (asset_id)
  WHERE reviewer_side = 'client' AND sample_reason IN ('random', 'full') AND stage = 'linguistic'
    AND asset_type NOT IN ('dub', 'audio_description') AND language SIMILAR TO '(ja|zh|th).*'
), points AS (
  SELECT review_id, CASE WHEN category = 'timing' AND based_on = 'template' THEN 'template_author'
      WHEN workflow = 'machine_assisted' THEN 'post_editor'
      WHEN asset_type = 'template' AND category IN ('timing', 'technical', 'design_markup') THEN 'template_author'
      ELSE 'translator' END AS responsible_role,
    sum(CASE severity WHEN 'minor' THEN 1 WHEN 'major' THEN 5 WHEN 'critical' THEN 25 ELSE 0 END) AS penalty
  FROM qc_findings JOIN ranked USING (review_id) WHERE lower(status) NOT IN ('withdrawn', 'rejected', 'invalid') GROUP BY ALL
), reviewed AS (
  SELECT review_id, language, title_id, char_count, role.name AS responsible_role
  FROM ranked, (VALUES ('translator'), ('post_editor'), ('template_author')) AS role(name)
  WHERE version_id IN (SELECT version_id FROM ranked GROUP BY 1 HAVING sum(char_count) > 0)
)
SELECT language, responsible_role, title_id AS cluster,
  coalesce(sum(penalty), 0) * 1000 AS translation_penalty_of_role_per_1000_characters_num,
  sum(char_count) AS translation_penalty_of_role_per_1000_characters_den,
  count(*) AS translation_penalty_of_role_per_1000_characters_n
FROM reviewed LEFT JOIN points USING (review_id, responsible_role) GROUP BY ALL
