-- {"metrics": ["median_cps", "lines"], "by": ["genre"], "where": [{"dimension": "cps_bin", "op": "between", "values": [5, 25]}]}
SELECT genre, median(cps) AS median_cps, count(*) AS lines FROM lines WHERE lower_edge(cps, 1) BETWEEN 5 AND 25 GROUP BY genre
