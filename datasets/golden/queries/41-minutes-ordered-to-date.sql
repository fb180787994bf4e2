-- {"metrics": ["minutes_ordered_to_date"], "by": ["ordered__month"]}
SELECT ordered__month, sum(minutes) OVER (PARTITION BY year(ordered__month) ORDER BY ordered__month) AS minutes_ordered_to_date
FROM (SELECT date_trunc('month', ordered_on)::DATE AS ordered__month, sum(minutes) FILTER (status <> 'cancelled') AS minutes
  FROM work_orders GROUP BY ALL)
QUALIFY minutes_ordered_to_date IS NOT NULL
