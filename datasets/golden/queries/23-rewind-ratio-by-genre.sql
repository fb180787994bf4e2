-- {"metrics": ["rewind_ratio"], "by": ["genre"], "where": [{"dimension": "cps_bin", "op": "ge", "values": [17]}]}
SELECT genre, title_id AS cluster, sum(rewinds) AS rewind_ratio_num,
  sum(exposures * rewinds_per_exposure) AS rewind_ratio_den, sum(exposures) AS rewind_ratio_n
FROM engagement JOIN own_rate USING (title_id, language, duration_class)
WHERE rewinds IS NOT NULL AND exposures IS NOT NULL AND lower_edge(cps, 1) >= 17
GROUP BY genre, title_id
