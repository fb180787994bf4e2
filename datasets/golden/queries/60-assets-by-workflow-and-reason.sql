-- {"metrics": ["assets", "resolved_assets", "unresolved_assets"], "by": ["workflow", "unresolved_reason"]}
SELECT workflow, reason AS unresolved_reason, count(*) AS assets, count(*) FILTER (known) AS resolved_assets,
  count(*) FILTER (NOT known) AS unresolved_assets
FROM produced GROUP BY ALL
