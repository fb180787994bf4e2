-- {"metrics": ["conflicted_share"], "by": ["workflow"]}
SELECT workflow, title_id AS cluster, count(*) AS conflicted_share_den,
  count(*) FILTER (asset_id IN (SELECT asset_id FROM spoken WHERE otherwise)) AS conflicted_share_num
FROM produced WHERE known GROUP BY ALL
