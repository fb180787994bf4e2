-- {"metrics": ["views", "view_hours"], "by": ["consumption_mode"]}
SELECT mode AS consumption_mode, sum(views) AS views, sum(view_hours) AS view_hours FROM viewed GROUP BY mode
