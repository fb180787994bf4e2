-- {"metrics": ["translation_penalty_per_1000_words"], "by": ["workflow", "based_on"]}
WITH points AS (
  SELECT review_id, sum(CASE severity WHEN 'minor' THEN 1 WHEN 'major' THEN 5 WHEN 'critical' THEN 25 ELSE 0 END) AS penalty
  FROM qc_findings WHERE lower(status) NOT IN ('withdrawn', 'rejected', 'invalid') GROUP BY 1
), ranked AS (
  SELECT r.*, a.title_id, a.language, a.asset_type, a.workflow, a.based_on, coalesce(penalty, 0) AS penalty
  FROM qc_reviews r JOIN asset_versions USING (version_id) JOIN assets a USING (asset_id) LEFT JOIN points USING (review_id)
  WHERE reviewer_side = 'client' AND sample_reason IN ('random', 'full')
)
SELECT workflow, based_on, title_id AS cluster, sum(penalty) * 1000 AS translation_penalty_per_1000_words_num,
  sum(word_count) AS translation_penalty_per_1000_words_den, count(*) AS translation_penalty_per_1000_words_n
FROM ranked WHERE stage = 'linguistic' AND asset_type NOT IN ('dub', 'audio_description') AND language NOT SIMILAR TO '(ja|zh|th).*'
  AND version_id IN (SELECT version_id FROM ranked WHERE stage = 'linguistic' GROUP BY 1 HAVING sum(word_count) > 0) GROUP BY ALL
