-- {"metrics": ["dub_penalty_per_minute"], "by": ["producer"]}
WITH points AS (
  SELECT review_id, sum(CASE severity WHEN 'minor' THEN 1 WHEN 'major' THEN 5 WHEN 'critical' THEN 25 ELSE 0 END) AS penalty
  FROM qc_findings WHERE lower(status) NOT IN ('withdrawn', 'rejected', 'invalid') GROUP BY 1
)
SELECT producer, p.title_id AS cluster, sum(coalesce(penalty, 0)) AS dub_penalty_per_minute_num,
  sum(reviewed_minutes) AS dub_penalty_per_minute_den, count(*) AS dub_penalty_per_minute_n
FROM qc_reviews JOIN asset_versions USING (version_id) JOIN produced p USING (asset_id) LEFT JOIN points USING (review_id)
WHERE reviewer_side = 'client' AND sample_reason IN ('random', 'full') AND reviewed_minutes IS NOT NULL
  AND asset_type IN ('dub', 'audio_description') GROUP BY ALL
