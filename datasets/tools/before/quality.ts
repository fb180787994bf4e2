import { penaltyCase } from './blocks.ts';

/** The dashboards about quality reviews. */

export const dubPassRate: readonly string[] = [
  `SELECT
  a.language,
  r.stage,
  date_trunc('quarter', r.reviewed_on) AS quarter,
  CAST(count_if(r.outcome = 'pass') AS double) / count(*) AS pass_rate
FROM loc.qc_reviews r
JOIN loc.asset_versions v ON v.version_id = r.version_id
JOIN loc.assets a ON a.asset_id = v.asset_id
WHERE a.asset_type = 'dub'
  AND r.stage IN ('premix', 'postmix')
  AND r.reviewer_side = 'client'
GROUP BY 1, 2, 3`,
  `SELECT a.language, f.category, count(*) AS findings
FROM loc.qc_findings f
JOIN loc.qc_reviews r ON r.review_id = f.review_id
JOIN loc.asset_versions v ON v.version_id = r.version_id
JOIN loc.assets a ON a.asset_id = v.asset_id
WHERE a.asset_type = 'dub'
GROUP BY 1, 2`,
];

export const passRate: readonly string[] = [
  `-- all reviews: every stage, both sides, every sample
SELECT
  a.language,
  date_trunc('quarter', r.reviewed_on) AS quarter,
  avg(CASE WHEN r.outcome = 'pass' THEN 1.0 ELSE 0.0 END) AS qc_pass_rate
FROM loc.qc_reviews r
JOIN loc.asset_versions v ON v.version_id = r.version_id
JOIN loc.assets a ON a.asset_id = v.asset_id
WHERE r.reviewed_on >= DATE '2024-10-01'
GROUP BY 1, 2`,
  `select r.* from loc.qc_reviews r where r.outcome = 'fail' and r.reviewed_on >= date '2026-01-01'`,
];

export const qualityScore: readonly string[] = [
  `WITH points AS (
  SELECT
    f.review_id,
    sum(${penaltyCase({ minor: 1, major: 5, critical: 25 })}) AS penalty
  FROM loc.qc_findings f
  GROUP BY f.review_id
)
SELECT
  a.language,
  100 - 1000.0 * sum(p.penalty) / sum(r.word_count) AS quality_score
FROM loc.qc_reviews r
LEFT JOIN points p ON p.review_id = r.review_id
JOIN loc.asset_versions v ON v.version_id = r.version_id
JOIN loc.assets a ON a.asset_id = v.asset_id
WHERE r.stage = 'linguistic'
GROUP BY a.language`,
  `SELECT
  o.partner_id,
  sum(${penaltyCase({ minor: 1, major: 5, critical: 10 })}) / sum(r.reviewed_minutes) AS penalty_per_minute
FROM loc.qc_findings f
JOIN loc.qc_reviews r ON r.review_id = f.review_id
JOIN loc.asset_versions v ON v.version_id = r.version_id
JOIN loc.work_orders o ON o.asset_id = v.asset_id
GROUP BY o.partner_id`,
];

export const mixMonitor: readonly string[] = [
  `SELECT
  r.stage,
  date_trunc('month', r.reviewed_on) AS month,
  count(*) AS reviews,
  count_if(r.outcome = 'fail') AS failed
FROM loc.qc_reviews r
WHERE r.stage IN ('premix', 'postmix')
GROUP BY 1, 2`,
  `SELECT pre.version_id, pre.outcome AS premix, post.outcome AS postmix
FROM loc.qc_reviews pre
JOIN loc.qc_reviews post ON post.version_id = pre.version_id AND post.stage = 'postmix'
WHERE pre.stage = 'premix'`,
];

export const complaints: readonly string[] = [
  `SELECT *
FROM loc.qc_reviews
WHERE sample_reason = 'complaint'
ORDER BY reviewed_on DESC
LIMIT 500`,
  `SELECT t.name, a.language, count(DISTINCT r.review_id) AS complaints
FROM loc.qc_reviews r
JOIN loc.asset_versions v ON v.version_id = r.version_id
JOIN loc.assets a ON a.asset_id = v.asset_id
JOIN loc.titles t ON t.title_id = a.title_id
WHERE r.sample_reason = 'complaint'
  AND r.reviewed_on >= DATE '2026-07-01'
GROUP BY 1, 2
HAVING count(DISTINCT r.review_id) > 1`,
];

export const errorCategories: readonly string[] = [
  `SELECT
  CASE
    WHEN f.category IN ('terminology', 'accuracy', 'style') THEN 'translation'
    WHEN f.category IN ('lip_sync', 'adaptation') THEN 'adaptation'
    WHEN f.category IN ('performance', 'casting') THEN 'direction'
    WHEN f.category IN ('mix', 'technical') THEN 'mix'
    ELSE 'other'
  END AS who,
  f.severity,
  count(*) AS findings
FROM loc.qc_findings f
GROUP BY 1, 2`,
  `SELECT
  CASE
    WHEN f.category IN ('terminology', 'accuracy', 'style', 'adaptation') THEN 'translation'
    WHEN f.category IN ('lip_sync') THEN 'adaptation'
    WHEN f.category IN ('performance', 'casting') THEN 'direction'
    WHEN f.category IN ('mix', 'technical', 'timing') THEN 'mix'
    ELSE 'other'
  END AS who,
  sum(${penaltyCase({ minor: 1, major: 4, critical: 25 })}) AS penalty
FROM loc.qc_findings f
GROUP BY 1`,
  `SELECT * FROM loc_archive.fqc_errors WHERE year = 2019`,
];
