-- {"metrics": ["mean_cps", "p90_cps"], "by": ["language"]}
SELECT language, avg(cps) AS mean_cps, quantile_cont(cps, 0.9) AS p90_cps FROM lines GROUP BY language
