-- {"metrics": ["lines"], "by": ["language"]}
SELECT language, count(*) AS lines FROM lines GROUP BY language
