-- {"metrics": ["lines"], "by": ["cps_bin"], "where": [{"dimension": "language", "op": "eq", "values": ["fr-FR"]}]}
SELECT lower_edge(cps, 1) AS cps_bin, count(*) AS lines FROM lines WHERE language = 'fr-FR' GROUP BY ALL
