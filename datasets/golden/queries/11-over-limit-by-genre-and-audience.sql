-- {"metrics": ["over_limit_share"], "by": ["genre", "audience"]}
SELECT genre, audience, title_id AS cluster, count(*) FILTER (WHERE over_limit) AS over_limit_share_num, count(over_limit) AS over_limit_share_den
FROM lines GROUP BY genre, audience, title_id
