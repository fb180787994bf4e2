-- {"metrics": ["rewind_ratio"], "by": ["speed_ratio_bin"], "where": [{"dimension": "asset_type", "op": "eq", "values": ["subtitle"]}]}
-- The own rate is that of all lines of the title, whatever is asked for.
SELECT lower_edge(speed_ratio, 20) AS speed_ratio_bin, title_id AS cluster, sum(rewinds) AS rewind_ratio_num,
  sum(exposures * rewinds_per_exposure) AS rewind_ratio_den, sum(exposures) AS rewind_ratio_n
FROM engagement JOIN own_rate USING (title_id, language, duration_class)
WHERE rewinds IS NOT NULL AND exposures IS NOT NULL AND asset_type = 'subtitle'
GROUP BY lower_edge(speed_ratio, 20), title_id
