-- {"metrics": ["views"], "by": ["consumption_tag"], "where": [{"dimension": "original_language", "op": "eq", "values": ["ja"]}]}
SELECT tag AS consumption_tag, sum(views) AS views FROM viewed WHERE original_language = 'ja' GROUP BY tag
