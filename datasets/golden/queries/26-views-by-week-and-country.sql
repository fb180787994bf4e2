-- {"metrics": ["views", "view_hours"], "by": ["week", "country"], "where": [{"dimension": "week", "op": "between", "values": ["2026-09-21", "2026-10-05"]}]}
SELECT week_start AS week, country, sum(views) AS views, sum(view_hours) AS view_hours FROM viewed
WHERE week_start BETWEEN DATE '2026-09-21' AND DATE '2026-10-05' GROUP BY ALL
