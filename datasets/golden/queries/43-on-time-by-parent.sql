-- {"metrics": ["on_time_rate", "orders_due", "overdue_orders"], "by": ["parent_partner"]}
WITH first_ones AS (
  SELECT order_id, min(delivered_at)::DATE AS came_on, arg_min(decision, delivered_at) AS first_decision,
    arg_min(decided_at, delivered_at)::DATE AS decided_on,
    bool_or(decision = 'rejected' AND fault = 'partner') AS again,
    bool_or(decision = 'rejected' AND fault = 'partner' AND severity = 'blocker') AS blocker,
    min(decided_at::DATE) FILTER (decision IN ('accepted', 'accepted_with_notes')) AS accepted_on
  FROM deliveries GROUP BY order_id
), owned AS (
  SELECT o.*, coalesce((SELECT arg_max(p.parent_partner_id, p.valid_from) FROM partner_parents p WHERE p.partner_id = o.partner_id
    AND o.ordered_on BETWEEN p.valid_from AND coalesce(p.valid_to, DATE '9999-12-31')), o.partner_id) AS parent_partner
  FROM work_orders o
)
SELECT parent_partner, true AS wilson, count(*) AS on_time_rate_den, count(*) AS orders_due, count(*) FILTER (came_on IS NULL) AS overdue_orders,
  count(*) FILTER (NOT coalesce(delay_fault = 'partner' AND (came_on IS NULL OR came_on > due_on_first), false)) AS on_time_rate_num
FROM owned LEFT JOIN first_ones USING (order_id), settings
WHERE status <> 'cancelled' AND due_on_first <= settings.as_of GROUP BY ALL
