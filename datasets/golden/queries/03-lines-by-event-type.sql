-- {"metrics": ["lines"], "by": ["event_type"], "where": [{"dimension": "audience", "op": "ne", "values": ["children"]}]}
SELECT event_type, count(*) AS lines FROM lines WHERE audience <> 'children' GROUP BY event_type
