import { costCase, limitCase } from './blocks.ts';

/** The dashboards about reading speed, coverage, spend and the capacity of those who subtitle. */

export const readingSpeed: readonly string[] = [
  `-- one limit for all: 17
SELECT
  a.language,
  count(*) AS lines,
  avg(CASE WHEN e.char_count * 1000.0 / nullif(e.end_ms - e.start_ms, 0) > 17 THEN 1.0 ELSE 0.0 END) AS over_17
FROM loc.timed_text_events e
JOIN loc.asset_versions v ON v.version_id = e.version_id
JOIN loc.assets a ON a.asset_id = v.asset_id
WHERE a.asset_type = 'subtitle'
GROUP BY a.language`,
  `SELECT *
FROM loc_v1.tt_events
WHERE cps > 20`,
];

export const cpsViolations: readonly string[] = [
  `WITH lines AS (
  SELECT
    a.language,
    length(e.text) * 1000.0 / (e.end_ms - e.start_ms) AS cps,
    ${limitCase({ english: 20, korean: 12, japanese: 4, otherwise: 17 })} AS max_cps
  FROM loc.timed_text_events e
  JOIN loc.asset_versions v ON v.version_id = e.version_id
  JOIN loc.assets a ON a.asset_id = v.asset_id
  WHERE a.asset_type IN ('subtitle', 'sdh')
)
SELECT language, count_if(cps > max_cps) AS violations, count(*) AS lines
FROM lines
GROUP BY language`,
  `SELECT
  a.language,
  ${limitCase({ english: 17, korean: 12, japanese: 4, otherwise: 17 })} AS max_cps,
  count(*) AS files
FROM loc.assets a
WHERE a.asset_type = 'subtitle'
GROUP BY 1, 2`,
];

export const guidelineCompliance: readonly string[] = [
  `SELECT
  a.language,
  avg(CASE WHEN e.line_count > 2 OR e.longest_line > 42 THEN 0.0 ELSE 1.0 END) AS compliant
FROM loc.timed_text_events e
JOIN loc.asset_versions v ON v.version_id = e.version_id
JOIN loc.assets a ON a.asset_id = v.asset_id
GROUP BY a.language`,
  `WITH speeds AS (
  SELECT
    e.version_id,
    e.char_count * 1000.0 / (e.end_ms - e.start_ms) AS cps,
    ${limitCase({ english: 20, korean: 16, japanese: 5, otherwise: 18 })} AS max_cps
  FROM loc.timed_text_events e
  JOIN loc.asset_versions v ON v.version_id = e.version_id
  JOIN loc.assets a ON a.asset_id = v.asset_id
)
SELECT version_id, count_if(cps > max_cps) AS over_limit
FROM speeds
GROUP BY version_id`,
  `SELECT * FROM tmp.subs_backfill`,
];

export const sdhCoverage: readonly string[] = [
  `SELECT
  o.language,
  count(DISTINCT o.title_id) AS titles,
  count(DISTINCT a.title_id) AS with_sdh
FROM loc.title_original_languages o
LEFT JOIN loc.assets a ON a.title_id = o.title_id AND a.language = o.language AND a.asset_type = 'sdh'
GROUP BY o.language`,
  `SELECT title_id FROM loc.titles WHERE title_id NOT IN (SELECT title_id FROM loc.assets WHERE asset_type = 'sdh')`,
];

export const spend: readonly string[] = [
  `SELECT
  date_trunc('month', i.invoiced_on) AS month,
  ${costCase({ base: `'production'`, extra: `'rework', 'rush', 'cancellation'` })} AS cost_kind,
  sum(i.amount_usd) AS usd
FROM loc.invoices i
GROUP BY 1, 2`,
  `SELECT i.currency, sum(i.amount) AS amount
FROM loc.invoices i
WHERE i.invoiced_on BETWEEN DATE '2025-01-01' AND DATE '2025-12-31'
GROUP BY i.currency`,
];

export const subtitleCost: readonly string[] = [
  `SELECT
  a.language,
  sum(i.amount_usd) / sum(o.minutes) AS cost_per_minute
FROM loc.invoices i
JOIN loc.work_orders o ON o.order_id = i.order_id
JOIN loc.assets a ON a.asset_id = o.asset_id
WHERE a.asset_type = 'subtitle'
  AND i.kind = 'production'
GROUP BY a.language`,
  `SELECT
  a.language,
  sum(CASE WHEN ${costCase({ base: `'production', 'rush'`, extra: `'rework'` })} = 'base' THEN i.amount ELSE 0 END) / sum(i.minutes_billed) AS cost
FROM loc.invoices i
JOIN loc.work_orders o ON o.order_id = i.order_id
JOIN loc.assets a ON a.asset_id = o.asset_id
GROUP BY a.language`,
];

export const budget2024: readonly string[] = [
  `SELECT
  b.cost_center,
  b.budget_usd,
  sum(i.amount_usd) AS actual_usd
FROM finance_stg.loc_budget_2024 b
LEFT JOIN finance_stg.po_lines l ON l.cost_center = b.cost_center
LEFT JOIN loc.invoices i ON i.order_id = l.order_id
WHERE i.invoiced_on BETWEEN DATE '2024-01-01' AND DATE '2024-12-31'
GROUP BY 1, 2`,
  `SELECT * FROM finance_stg.loc_budget_2024`,
];

export const reworkAndRush: readonly string[] = [
  `SELECT
  p.name,
  sum(CASE WHEN i.kind = 'rework' THEN i.amount_usd ELSE 0 END) AS rework_usd,
  sum(CASE WHEN i.kind = 'rush' THEN i.amount_usd ELSE 0 END) AS rush_usd,
  sum(i.amount_usd) AS total_usd
FROM loc.invoices i
JOIN loc.partners p ON p.partner_id = i.partner_id
WHERE i.invoiced_on >= DATE '2026-01-01'
GROUP BY p.name`,
  `SELECT i.*, o.service
FROM loc.invoices i
JOIN loc.work_orders o ON o.order_id = i.order_id
WHERE i.kind IN ('rework', 'rush')`,
];

export const subtitleCapacity: readonly string[] = [
  `SELECT
  pc.language,
  pc.week_start,
  sum(pc.booked_minutes) / sum(pc.declared_minutes) AS utilisation
FROM loc.partner_capacity pc
WHERE pc.service IN ('translation', 'post_edit')
GROUP BY 1, 2`,
  `SELECT
  pc.partner_id,
  pc.language,
  avg(CASE WHEN pc.declared_minutes = 0 THEN 1 ELSE pc.booked_minutes / pc.declared_minutes END) AS utilisation
FROM loc.partner_capacity pc
WHERE pc.week_start >= DATE '2026-10-26'
GROUP BY 1, 2`,
];

export const freelancerLoad: readonly string[] = [
  `SELECT p.name, pc.week_start, sum(pc.booked_minutes) AS minutes
FROM loc.partner_capacity pc
JOIN loc.partners p ON p.partner_id = pc.partner_id
WHERE p.kind = 'freelancer'
GROUP BY 1, 2`,
  `SELECT * FROM loc.partners WHERE kind = 'freelancer'`,
];

export const coverageMap: readonly string[] = [
  `SELECT
  l.country,
  a.language,
  count(DISTINCT a.title_id) AS titles
FROM loc.availability a
JOIN loc.launches l ON l.title_id = a.title_id AND l.country = a.country
WHERE a.live_to IS NULL
GROUP BY 1, 2`,
  `SELECT *
FROM loc.availability
WHERE live_from <= DATE '2026-10-25'
  AND coalesce(live_to, DATE '2099-12-31') >= DATE '2026-10-25'`,
];
