-- {"metrics": ["rewind_rate"], "by": ["cps_bin"], "where": [{"dimension": "language", "op": "eq", "values": ["es-419"]}]}
SELECT lower_edge(cps, 1) AS cps_bin, title_id AS cluster, sum(rewinds) AS rewind_rate_num, sum(exposures) AS rewind_rate_den
FROM engagement
WHERE rewinds IS NOT NULL AND exposures IS NOT NULL AND language = 'es-419'
GROUP BY lower_edge(cps, 1), title_id
