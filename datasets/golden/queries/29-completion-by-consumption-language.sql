-- {"metrics": ["completion_rate"], "by": ["consumption_language"]}
SELECT language AS consumption_language, title_id AS cluster, sum(completers) AS completion_rate_num, sum(views) AS completion_rate_den
FROM viewed WHERE views IS NOT NULL AND completers IS NOT NULL GROUP BY ALL
