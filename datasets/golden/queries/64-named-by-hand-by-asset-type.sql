-- {"metrics": ["override_share"], "by": ["asset_type"]}
SELECT asset_type, title_id AS cluster, count(*) FILTER (by_hand) AS override_share_num, count(*) AS override_share_den
FROM produced WHERE known GROUP BY ALL
