-- {"metrics": ["localized_hours_share"], "by": ["original_language"]}
SELECT original_language, title_id AS cluster,
  sum(view_hours) FILTER (WHERE localized) AS localized_hours_share_num, sum(view_hours) AS localized_hours_share_den
FROM viewed WHERE localized IS NOT NULL AND view_hours IS NOT NULL GROUP BY ALL
