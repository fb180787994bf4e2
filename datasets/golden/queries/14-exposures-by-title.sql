-- {"metrics": ["exposures"], "by": ["title"], "where": [{"dimension": "language", "op": "eq", "values": ["pl"]}]}
SELECT title_id AS title, sum(exposures) AS exposures FROM engagement WHERE language = 'pl' GROUP BY title_id
