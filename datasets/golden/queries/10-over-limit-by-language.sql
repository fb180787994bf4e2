-- {"metrics": ["over_limit_share"], "by": ["language"]}
SELECT language, title_id AS cluster, count(*) FILTER (WHERE over_limit) AS over_limit_share_num, count(over_limit) AS over_limit_share_den
FROM lines GROUP BY language, title_id
