-- {"metrics": ["conflicted_assets", "producers"], "by": ["producer_kind"]}
SELECT producer_kind, count(*) FILTER (asset_id IN (SELECT asset_id FROM spoken WHERE otherwise)) AS conflicted_assets,
  count(DISTINCT producer) AS producers
FROM produced GROUP BY ALL
