-- {"metrics": ["turnaround_p50", "turnaround_p90"], "by": ["service"]}
WITH first_ones AS (
  SELECT order_id, min(delivered_at)::DATE AS came_on, arg_min(decision, delivered_at) AS first_decision,
    arg_min(decided_at, delivered_at)::DATE AS decided_on,
    bool_or(decision = 'rejected' AND fault = 'partner') AS again,
    bool_or(decision = 'rejected' AND fault = 'partner' AND severity = 'blocker') AS blocker,
    min(decided_at::DATE) FILTER (decision IN ('accepted', 'accepted_with_notes')) AS accepted_on
  FROM deliveries GROUP BY order_id
)
SELECT service, quantile_cont(accepted_on - materials_available_on, 0.5) AS turnaround_p50,
  quantile_cont(accepted_on - materials_available_on, 0.9) AS turnaround_p90
FROM work_orders JOIN first_ones USING (order_id) WHERE status <> 'cancelled' GROUP BY ALL
