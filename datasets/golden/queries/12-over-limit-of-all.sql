-- {"metrics": ["over_limit_share"]}
SELECT title_id AS cluster, count(*) FILTER (WHERE over_limit) AS over_limit_share_num, count(over_limit) AS over_limit_share_den
FROM lines GROUP BY title_id
