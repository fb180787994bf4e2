-- {"metrics": ["on_time_rate"], "by": ["partner"]}
WITH first_ones AS (
  SELECT order_id, min(delivered_at)::DATE AS came_on, arg_min(decision, delivered_at) AS first_decision,
    arg_min(decided_at, delivered_at)::DATE AS decided_on,
    bool_or(decision = 'rejected' AND fault = 'partner') AS again,
    bool_or(decision = 'rejected' AND fault = 'partner' AND severity = 'blocker') AS blocker,
    min(decided_at::DATE) FILTER (decision IN ('accepted', 'accepted_with_notes')) AS accepted_on
  FROM deliveries GROUP BY order_id
)
SELECT partner_id AS partner, true AS wilson, count(*) AS on_time_rate_den,
  count(*) FILTER (NOT coalesce(delay_fault = 'partner' AND (came_on IS NULL OR came_on > due_on_first), false)) AS on_time_rate_num
FROM work_orders LEFT JOIN first_ones USING (order_id), settings
WHERE status <> 'cancelled' AND due_on_first <= settings.as_of GROUP BY ALL
