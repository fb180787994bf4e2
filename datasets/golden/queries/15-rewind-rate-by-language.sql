-- {"metrics": ["rewind_rate"], "by": ["language"]}
SELECT language, title_id AS cluster, sum(rewinds) AS rewind_rate_num, sum(exposures) AS rewind_rate_den
FROM engagement
WHERE rewinds IS NOT NULL AND exposures IS NOT NULL
GROUP BY language, title_id
