import { firstDeliveries, lateCase } from './blocks.ts';

/** The dashboards about deliveries: on time, redelivered, ready for the launch. */

function subtitlePunctuality(
  countries: string,
  due: 'due_on_first' | 'due_on_current',
  excused: string,
): string {
  return `WITH ${firstDeliveries}, judged AS (
  SELECT
    o.order_id,
    o.partner_id,
    a.language,
    ${lateCase({ due, excused, missing: `'late'` })} AS verdict
  FROM loc.work_orders o
  JOIN loc.assets a ON a.asset_id = o.asset_id
  LEFT JOIN first_deliveries f ON f.order_id = o.order_id
  WHERE a.asset_type = 'subtitle'
    AND o.${due} BETWEEN DATE '2025-01-01' AND DATE '2026-12-31'
)
SELECT p.name, j.language, count(*) AS orders, avg(CASE WHEN j.verdict = 'late' THEN 0.0 ELSE 1.0 END) AS on_time
FROM judged j
JOIN loc.partners p ON p.partner_id = j.partner_id
WHERE p.country IN (${countries})
GROUP BY 1, 2`;
}

export const subtitleOnTimeEmea: readonly string[] = [
  subtitlePunctuality(`'DE', 'FR', 'GB', 'ES', 'PT', 'FI', 'GR', 'EG', 'IL'`, 'due_on_current', `'client'`),
  `SELECT * FROM loc.work_orders WHERE status = 'open' AND due_on_current < current_date`,
];

export const subtitleOnTimeApac: readonly string[] = [
  subtitlePunctuality(`'JP', 'KR', 'IN', 'SG', 'TH'`, 'due_on_first', `'client', 'material'`),
  `SELECT o.partner_id, count(*) AS open_orders, min(o.due_on_first) AS oldest_due
FROM loc.work_orders o
JOIN loc.partners p ON p.partner_id = o.partner_id
WHERE o.status = 'open'
  AND p.country IN ('JP', 'KR', 'IN', 'SG', 'TH')
GROUP BY o.partner_id`,
];

export const redeliveryWatch: readonly string[] = [
  `SELECT
  d.partner_id,
  p.name,
  date_trunc('quarter', d.decided_at) AS quarter,
  CAST(count_if(d.decision = 'rejected') AS double) / count(*) AS rejection_rate
FROM loc.deliveries d
JOIN loc.partners p ON p.partner_id = d.partner_id
WHERE d.decided_at IS NOT NULL
  AND d.decided_at >= TIMESTAMP '2024-10-01 00:00:00'
GROUP BY 1, 2, 3`,
  `SELECT
  d.partner_id,
  d.delivery_id,
  d.reason,
  d.fault,
  d.severity
FROM loc.deliveries d
WHERE d.decision = 'rejected'
  AND d.delivered_at >= current_date - INTERVAL '30' DAY`,
];

export const redeliveryDeepDive: readonly string[] = [
  `-- only the partner's fault, per asset
WITH per_asset AS (
  SELECT
    o.asset_id,
    max(CASE WHEN d.is_redelivery AND d.fault = 'partner' THEN 1 ELSE 0 END) AS was_redelivered
  FROM loc.deliveries d
  JOIN loc.work_orders o ON o.order_id = d.order_id
  GROUP BY o.asset_id
)
SELECT a.language, a.asset_type, avg(pa.was_redelivered) AS redelivery_rate
FROM per_asset pa
JOIN loc.assets a ON a.asset_id = pa.asset_id
GROUP BY 1, 2`,
  `SELECT
  d.partner_id,
  approx_percentile(date_diff('hour', r.decided_at, d.delivered_at), 0.5) AS hours_to_redelivery
FROM loc.deliveries d
JOIN loc.deliveries r
  ON r.order_id = d.order_id
 AND r.decision = 'rejected'
 AND d.delivered_at > r.delivered_at
WHERE d.is_redelivery
GROUP BY d.partner_id`,
  `select * from loc.deliveries where is_redelivery = true and delivered_at between timestamp '2025-01-01 00:00:00' and timestamp '2025-12-31 23:59:59'`,
];

export const slaTracker: readonly string[] = [
  `-- strict: first due date, nobody is excused, what never came is late
WITH ${firstDeliveries}
SELECT
  o.partner_id,
  date_trunc('quarter', o.due_on_first) AS quarter,
  count(*) AS orders,
  avg(CASE WHEN CAST(f.first_delivered_at AS date) <= o.due_on_first THEN 1.0 ELSE 0.0 END) AS otd
FROM loc.work_orders o
LEFT JOIN first_deliveries f ON f.order_id = o.order_id
WHERE o.due_on_first BETWEEN DATE '2024-10-01' AND current_date
GROUP BY 1, 2`,
  `WITH ${firstDeliveries}
SELECT
  o.service,
  ${lateCase({ due: 'due_on_first', excused: `'client', 'material', 'none'`, missing: `'open'` })} AS verdict,
  count(*) AS orders
FROM loc.work_orders o
LEFT JOIN first_deliveries f ON f.order_id = o.order_id
GROUP BY 1, 2`,
];

export const launchReadiness: readonly string[] = [
  `SELECT
  t.title_id,
  t.name,
  l.country,
  l.launched_on,
  count(DISTINCT a.asset_id) AS assets,
  count(DISTINCT CASE WHEN v.delivered_on <= l.launched_on THEN a.asset_id END) AS ready
FROM loc.launches l
JOIN loc.titles t ON t.title_id = l.title_id
JOIN loc.assets a ON a.title_id = t.title_id
LEFT JOIN loc.asset_versions v ON v.asset_id = a.asset_id
WHERE l.launched_on >= DATE '2026-01-01'
GROUP BY 1, 2, 3, 4`,
  `SELECT title_id, country, 100.0 * sum(is_ready) / count(*) AS pct_ready
FROM (
  SELECT
    l.title_id,
    l.country,
    CASE WHEN v.live_from <= l.launched_on THEN 1 ELSE 0 END AS is_ready
  FROM loc.launches l
  JOIN loc.assets a ON a.title_id = l.title_id
  JOIN loc.asset_versions v ON v.asset_id = a.asset_id AND v.version = 1
  WHERE a.asset_type <> 'template'
) r
GROUP BY 1, 2`,
];

export const lateDaily: readonly string[] = [
  `SELECT *
FROM (
  SELECT
    o.*,
    date_diff('day', o.due_on_current, current_date) AS days_late
  FROM loc.work_orders o
  WHERE o.status NOT IN ('done', 'cancelled')
) x
WHERE x.days_late > 0
ORDER BY x.days_late DESC`,
  `WITH ${firstDeliveries}
SELECT
  o.order_id,
  ${lateCase({ due: 'due_on_current', excused: `'client'`, missing: `'late'` })} AS verdict
FROM loc.work_orders o
LEFT JOIN first_deliveries f ON f.order_id = o.order_id
WHERE o.due_on_current = current_date - INTERVAL '1' DAY`,
];
