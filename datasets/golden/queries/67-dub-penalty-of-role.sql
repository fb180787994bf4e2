-- {"metrics": ["dub_penalty_of_role"], "by": ["responsible_role"]}
WITH ranked AS (
  SELECT review_id, reviewed_minutes, title_id FROM qc_reviews JOIN asset_versions USING (version_id) JOIN assets USING (asset_id)
  WHERE reviewer_side = 'client' AND sample_reason IN ('random', 'full') AND reviewed_minutes IS NOT NULL
    AND asset_type IN ('dub', 'audio_description')
), points AS (
  SELECT review_id, CASE WHEN category IN ('performance', 'casting', 'lip_sync') THEN 'dub_director' WHEN category = 'mix' THEN 'mix_facility'
      WHEN category IN ('timing', 'technical', 'design_markup') THEN 'recording_studio' ELSE 'adapter' END AS responsible_role,
    sum(CASE severity WHEN 'minor' THEN 1 WHEN 'major' THEN 5 WHEN 'critical' THEN 25 ELSE 0 END) AS penalty
  FROM qc_findings WHERE lower(status) NOT IN ('withdrawn', 'rejected', 'invalid') GROUP BY ALL
), reviewed AS (
  SELECT review_id, title_id, reviewed_minutes, role.name AS responsible_role
  FROM ranked, (VALUES ('dub_director'), ('mix_facility'), ('recording_studio'), ('adapter')) AS role(name)
)
SELECT responsible_role, title_id AS cluster, coalesce(sum(penalty), 0) AS dub_penalty_of_role_num,
  sum(reviewed_minutes) AS dub_penalty_of_role_den, count(*) AS dub_penalty_of_role_n
FROM reviewed LEFT JOIN points USING (review_id, responsible_role) GROUP BY ALL
