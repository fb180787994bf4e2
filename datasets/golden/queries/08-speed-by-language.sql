-- {"metrics": ["median_cps", "p95_cps"], "by": ["language"]}
SELECT language, median(cps) AS median_cps, quantile_cont(cps, 0.95) AS p95_cps FROM lines GROUP BY language
