-- {"metrics": ["views"], "by": ["choice_set", "selection"]}
SELECT choice_set, selection, sum(views) AS views
FROM viewed LEFT JOIN choices USING (title_id, country, language, week_start) GROUP BY ALL
