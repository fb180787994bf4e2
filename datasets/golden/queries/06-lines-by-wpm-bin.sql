-- {"metrics": ["lines"], "by": ["language", "wpm_bin"], "where": [{"dimension": "language", "op": "in", "values": ["de", "ko", "ja"]}]}
SELECT language, lower_edge(wpm, 0.1) AS wpm_bin, count(*) AS lines FROM lines WHERE language IN ('de', 'ko', 'ja') GROUP BY ALL
