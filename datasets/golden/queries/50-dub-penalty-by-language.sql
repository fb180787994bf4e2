-- {"metrics": ["dub_penalty_per_minute"], "by": ["language"]}
WITH points AS (
  SELECT review_id, sum(CASE severity WHEN 'minor' THEN 1 WHEN 'major' THEN 5 WHEN 'critical' THEN 25 ELSE 0 END) AS penalty
  FROM qc_findings WHERE lower(status) NOT IN ('withdrawn', 'rejected', 'invalid') GROUP BY 1
), ranked AS (
  SELECT r.*, a.title_id, a.language, a.asset_type, a.workflow, a.based_on, coalesce(penalty, 0) AS penalty
  FROM qc_reviews r JOIN asset_versions USING (version_id) JOIN assets a USING (asset_id) LEFT JOIN points USING (review_id)
  WHERE reviewer_side = 'client' AND sample_reason IN ('random', 'full')
)
SELECT language, title_id AS cluster, sum(penalty) AS dub_penalty_per_minute_num, sum(reviewed_minutes) AS dub_penalty_per_minute_den,
  count(*) AS dub_penalty_per_minute_n
FROM ranked WHERE asset_type IN ('dub', 'audio_description') AND reviewed_minutes IS NOT NULL GROUP BY ALL
