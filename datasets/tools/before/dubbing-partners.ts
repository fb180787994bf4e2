import { costCase, dubOrders, dubPartners } from './blocks.ts';

/** Operations, capacity and finance of the dubbing partners: three dashboards of three teams over the same partners and orders. */

export const dubbingOperations: readonly string[] = [
  `-- on time and turnaround, by partner and quarter (owner: dub ops)
WITH ${dubPartners({ emea: `'DE', 'AT', 'FR', 'NL', 'GB', 'PL', 'PT'`, apac: `'JP', 'KR', 'IN'` })},
${dubOrders({ services: `'full_dub', 'recording', 'mix', 'adaptation'` })},
first_delivery AS (
  SELECT d.order_id, CAST(min(d.delivered_at) AS date) AS delivered_on
  FROM loc.deliveries d
  GROUP BY d.order_id
)
SELECT
  dp.partner_id,
  dp.partner_name,
  dp.region,
  date_trunc('quarter', o.due_on_current) AS quarter,
  count(*) AS orders,
  sum(CASE WHEN fd.delivered_on <= o.due_on_current THEN 1 ELSE 0 END) * 1.0 / count(*) AS on_time_rate,
  avg(date_diff('day', o.ordered_on, fd.delivered_on)) AS turnaround_days
FROM dub_orders o
JOIN dub_partners dp ON dp.partner_id = o.partner_id
JOIN first_delivery fd ON fd.order_id = o.order_id
WHERE o.due_on_current >= DATE '2024-10-01'
GROUP BY 1, 2, 3, 4
ORDER BY 4, 2`,
  `-- redelivery rate: every redelivery counts, whosever fault
WITH ${dubPartners({ emea: `'DE', 'AT', 'FR', 'NL', 'GB', 'PL', 'PT'`, apac: `'JP', 'KR', 'IN'` })},
${dubOrders({ services: `'full_dub', 'recording', 'mix', 'adaptation'` })}
SELECT
  dp.partner_id,
  dp.partner_name,
  date_trunc('quarter', d.delivered_at) AS quarter,
  CAST(count_if(d.is_redelivery) AS double) / count(*) AS redelivery_rate,
  count_if(d.severity = 'blocker') AS blockers
FROM loc.deliveries d
JOIN dub_orders o ON o.order_id = d.order_id
JOIN dub_partners dp ON dp.partner_id = d.partner_id
WHERE d.delivered_at >= TIMESTAMP '2024-10-01 00:00:00'
GROUP BY 1, 2, 3`,
  `SELECT *
FROM loc.partners
WHERE kind = 'dubbing_studio'
ORDER BY name`,
];

export const dubbingCapacity: readonly string[] = [
  `with ${dubPartners({ emea: `'DE', 'AT', 'FR', 'NL', 'PL', 'PT'`, apac: `'JP', 'KR', 'IN'` })},
${dubOrders({ services: `'full_dub', 'recording', 'mix', 'adaptation'`, where: `o.status <> 'cancelled'` })},
open_minutes AS (
  SELECT partner_id, language, sum(minutes) AS open_minutes
  FROM dub_orders
  WHERE due_on_current >= current_date
  GROUP BY 1, 2
)
SELECT
  dp.partner_id,
  dp.partner_name,
  dp.region,
  pc.language,
  date_trunc('month', pc.week_start) AS month,
  avg(pc.booked_minutes / nullif(pc.declared_minutes, 0)) AS utilisation,
  max(om.open_minutes) AS open_minutes
FROM loc.partner_capacity pc
JOIN dub_partners dp ON dp.partner_id = pc.partner_id
LEFT JOIN open_minutes om ON om.partner_id = pc.partner_id AND om.language = pc.language
GROUP BY 1, 2, 3, 4, 5`,
  `WITH ${dubPartners({ emea: `'DE', 'AT', 'FR', 'NL', 'PL', 'PT'`, apac: `'JP', 'KR', 'IN'` })}
SELECT
  dp.partner_name,
  pc.week_start,
  sum(pc.declared_minutes) AS declared,
  sum(pc.booked_minutes) AS booked,
  CASE
    WHEN sum(pc.booked_minutes) > sum(pc.declared_minutes) THEN 'over'
    WHEN sum(pc.booked_minutes) > 0.85 * sum(pc.declared_minutes) THEN 'tight'
    ELSE 'free'
  END AS state
FROM loc.partner_capacity pc
JOIN dub_partners dp ON dp.partner_id = pc.partner_id
WHERE pc.week_start BETWEEN DATE '2026-10-26' AND DATE '2027-01-11'
GROUP BY 1, 2`,
];

export const dubbingFinance: readonly string[] = [
  `WITH ${dubPartners({ emea: `'DE', 'AT', 'FR', 'NL', 'GB', 'PL', 'PT'`, apac: `'JP', 'KR'` })},
${dubOrders({ services: `'full_dub', 'recording', 'mix', 'adaptation'` })}
SELECT
  dp.partner_id,
  dp.partner_name,
  dp.region,
  date_trunc('quarter', i.invoiced_on) AS quarter,
  sum(i.amount_usd) / nullif(sum(i.minutes_billed), 0) AS cost_per_minute,
  sum(CASE WHEN i.kind IN ('rework', 'rush') THEN i.amount_usd ELSE 0 END) / nullif(sum(i.amount_usd), 0) AS rework_share
FROM loc.invoices i
JOIN dub_orders o ON o.order_id = i.order_id
JOIN dub_partners dp ON dp.partner_id = i.partner_id
WHERE i.invoiced_on >= DATE '2024-10-01'
GROUP BY 1, 2, 3, 4`,
  `with ${dubPartners({ emea: `'DE', 'AT', 'FR', 'NL', 'GB', 'PL', 'PT'`, apac: `'JP', 'KR'` })},
${dubOrders({ services: `'full_dub', 'recording', 'mix'` })},
costs AS (
  SELECT
    i.order_id,
    i.partner_id,
    ${costCase({ base: `'production', 'credit'`, extra: `'rework', 'rush'` })} AS cost_kind,
    sum(i.amount) AS amount
  FROM loc.invoices i
  GROUP BY 1, 2, 3
)
SELECT o.language, dp.region, c.cost_kind, sum(c.amount) AS amount, sum(o.minutes) AS minutes
FROM costs c
JOIN dub_orders o ON o.order_id = c.order_id
JOIN dub_partners dp ON dp.partner_id = c.partner_id
GROUP BY 1, 2, 3`,
];
