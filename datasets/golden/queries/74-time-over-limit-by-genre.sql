-- {"metrics": ["over_limit_time_share"], "by": ["genre"]}
SELECT genre, title_id AS cluster,
  coalesce(sum(dur_ms) FILTER (WHERE over_limit), 0) / 1000 AS over_limit_time_share_num,
  sum(dur_ms) FILTER (WHERE over_limit IS NOT NULL) / 1000 AS over_limit_time_share_den,
  count(over_limit) AS over_limit_time_share_n
FROM lines GROUP BY genre, title_id
