-- {"metrics": ["redelivery_rate", "blocker_rate", "first_pass_yield"], "by": ["decided__quarter"], "where": [{"dimension": "asset_type", "op": "eq", "values": ["dub"]}]}
WITH first_ones AS (
  SELECT order_id, min(delivered_at)::DATE AS came_on, arg_min(decision, delivered_at) AS first_decision,
    arg_min(decided_at, delivered_at)::DATE AS decided_on,
    bool_or(decision = 'rejected' AND fault = 'partner') AS again,
    bool_or(decision = 'rejected' AND fault = 'partner' AND severity = 'blocker') AS blocker,
    min(decided_at::DATE) FILTER (decision IN ('accepted', 'accepted_with_notes')) AS accepted_on
  FROM deliveries GROUP BY order_id
)
SELECT date_trunc('quarter', decided_on)::DATE AS decided__quarter, true AS wilson,
  count(*) AS redelivery_rate_den, count(*) FILTER (again) AS redelivery_rate_num,
  count(*) AS blocker_rate_den, count(*) FILTER (blocker) AS blocker_rate_num,
  count(*) AS first_pass_yield_den, count(*) FILTER (first_decision LIKE 'accepted%') AS first_pass_yield_num
FROM work_orders JOIN first_ones USING (order_id) JOIN assets USING (asset_id)
WHERE status <> 'cancelled' AND first_decision <> 'pending' AND asset_type = 'dub' GROUP BY ALL
