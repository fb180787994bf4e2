-- {"metrics": ["lines"], "by": ["speed_ratio_bin"], "where": [{"dimension": "audience", "op": "eq", "values": ["children"]}]}
SELECT lower_edge(speed_ratio, 20) AS speed_ratio_bin, count(*) AS lines FROM lines WHERE audience = 'children' GROUP BY ALL
