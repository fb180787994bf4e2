-- {"metrics": ["text_off_rate"], "by": ["audience", "language"], "where": [{"dimension": "language", "op": "in", "values": ["en-US", "th", "zh-Hans"]}]}
SELECT audience, language, title_id AS cluster, sum(text_offs) AS text_off_rate_num, sum(exposures) AS text_off_rate_den
FROM engagement
WHERE text_offs IS NOT NULL AND exposures IS NOT NULL AND language IN ('en-US', 'th', 'zh-Hans')
GROUP BY audience, language, title_id
