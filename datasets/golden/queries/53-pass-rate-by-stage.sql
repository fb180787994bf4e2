-- {"metrics": ["pass_rate", "reviews"], "by": ["review_stage", "reviewed__year"]}
WITH points AS (
  SELECT review_id, sum(CASE severity WHEN 'minor' THEN 1 WHEN 'major' THEN 5 WHEN 'critical' THEN 25 ELSE 0 END) AS penalty
  FROM qc_findings WHERE lower(status) NOT IN ('withdrawn', 'rejected', 'invalid') GROUP BY 1
), ranked AS (
  SELECT r.*, a.title_id, a.language, a.asset_type, a.workflow, a.based_on, coalesce(penalty, 0) AS penalty
  FROM qc_reviews r JOIN asset_versions USING (version_id) JOIN assets a USING (asset_id) LEFT JOIN points USING (review_id)
  WHERE reviewer_side = 'client' AND sample_reason IN ('random', 'full')
)
SELECT stage AS review_stage, date_trunc('year', reviewed_on)::DATE AS reviewed__year, true AS wilson, count(*) AS reviews,
  count(*) AS pass_rate_den, count(*) FILTER (outcome = 'pass') AS pass_rate_num
FROM ranked GROUP BY ALL
