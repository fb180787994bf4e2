-- {"metrics": ["pause_rate"], "by": ["genre"]}
SELECT genre, title_id AS cluster, sum(pauses) AS pause_rate_num, sum(exposures) AS pause_rate_den
FROM engagement
WHERE pauses IS NOT NULL AND exposures IS NOT NULL
GROUP BY genre, title_id
