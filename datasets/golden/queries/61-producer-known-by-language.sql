-- {"metrics": ["resolved_share"], "by": ["language"]}
SELECT language, title_id AS cluster, count(*) FILTER (known) AS resolved_share_num, count(*) AS resolved_share_den
FROM produced GROUP BY ALL
