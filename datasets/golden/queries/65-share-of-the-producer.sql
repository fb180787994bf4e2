-- {"metrics": ["producer_share"], "by": ["producer"]}
SELECT producers.producer, titles.title_id AS cluster, count(*) AS producer_share_den,
  count(*) FILTER (produced.producer IS NOT DISTINCT FROM producers.producer) AS producer_share_num
FROM (SELECT DISTINCT producer FROM produced) producers, (SELECT DISTINCT title_id FROM produced WHERE known) titles
JOIN produced ON produced.title_id = titles.title_id AND produced.known GROUP BY ALL
