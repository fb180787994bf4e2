-- {"metrics": ["localized_share"], "by": ["country"]}
SELECT country, title_id AS cluster, sum(views) FILTER (WHERE localized) AS localized_share_num, sum(views) AS localized_share_den
FROM viewed WHERE localized IS NOT NULL AND views IS NOT NULL GROUP BY ALL
