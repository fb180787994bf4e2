-- {"metrics": ["lines"], "by": ["cpl_bin"], "where": [{"dimension": "asset_type", "op": "eq", "values": ["sdh"]}]}
SELECT lower_edge(longest_line, 0.5) AS cpl_bin, count(*) AS lines FROM lines WHERE asset_type = 'sdh' GROUP BY ALL
