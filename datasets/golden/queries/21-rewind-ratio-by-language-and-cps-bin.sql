-- {"metrics": ["rewind_ratio"], "by": ["language", "cps_bin"]}
SELECT language, lower_edge(cps, 1) AS cps_bin, title_id AS cluster, sum(rewinds) AS rewind_ratio_num,
  sum(exposures * rewinds_per_exposure) AS rewind_ratio_den, sum(exposures) AS rewind_ratio_n
FROM engagement JOIN own_rate USING (title_id, language, duration_class)
WHERE rewinds IS NOT NULL AND exposures IS NOT NULL
GROUP BY language, lower_edge(cps, 1), title_id
