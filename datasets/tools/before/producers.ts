import { producerCase } from './blocks.ts';

/** The dashboards that answer who made an asset, each in its own way. */

const joins = `FROM loc.assets a
LEFT JOIN loc.work_orders o ON o.asset_id = a.asset_id
LEFT JOIN loc.deliveries d ON d.order_id = o.order_id
LEFT JOIN loc.contributions c ON c.asset_id = a.asset_id
LEFT JOIN loc.licensor_credits lc ON lc.asset_id = a.asset_id
LEFT JOIN loc.legacy_catalog lcat ON lcat.asset_id = a.asset_id
LEFT JOIN loc.vendor_codes vc ON vc.vendor_code = lcat.vendor_code`;

export const whoDubbedThis: readonly string[] = [
  `SELECT DISTINCT
  a.asset_id,
  a.title_id,
  a.language,
  ${producerCase(['licensed', 'legacy', 'director', 'delivered'], 'o.partner_id', 'studio')}
${joins}
WHERE a.asset_type = 'dub'`,
  `-- dubs by studio: whoever was asked first
WITH ranked AS (
  SELECT
    o.asset_id,
    o.partner_id,
    row_number() OVER (PARTITION BY o.asset_id ORDER BY o.ordered_on, o.order_id) AS rn
  FROM loc.work_orders o
  JOIN loc.assets a ON a.asset_id = o.asset_id
  WHERE a.asset_type = 'dub'
)
SELECT p.partner_id, p.name, count(*) AS dubs_made
FROM ranked r
JOIN loc.partners p ON p.partner_id = r.partner_id
WHERE r.rn = 1
GROUP BY 1, 2
ORDER BY 3 DESC`,
  `SELECT * FROM loc.contributions WHERE role = 'recording_studio'`,
];

export const dubVendorLookup: readonly string[] = [
  `SELECT
  a.asset_id,
  t.name AS title,
  a.language,
  ${producerCase(['studio', 'licensed', 'legacy', 'deliveredAny'], 'o.partner_id', 'vendor')}
${joins}
JOIN loc.titles t ON t.title_id = a.title_id
WHERE a.asset_type = 'dub'
  AND t.released_on >= DATE '2020-01-01'`,
  `SELECT vendor, count(DISTINCT asset_id) AS dubs
FROM (
  SELECT
    a.asset_id,
    ${producerCase(['studio', 'licensed', 'legacy', 'deliveredAny'], `'unknown'`, 'vendor')}
  ${joins}
  WHERE a.asset_type = 'dub'
) x
GROUP BY vendor`,
];

export const subtitleVendorLookup: readonly string[] = [
  `SELECT
  a.asset_id,
  a.language,
  a.asset_type,
  ${producerCase(['licensed', 'legacy', 'translator', 'postEditor', 'delivered'], 'o.partner_id', 'vendor')}
${joins}
WHERE a.asset_type IN ('subtitle', 'sdh', 'forced_narrative')`,
  `select c.party_id, p.name, a.language, count(distinct a.asset_id) as files
from loc.contributions c
join loc.assets a on a.asset_id = c.asset_id
join loc.partners p on p.partner_id = c.party_id
where c.role = 'translator'
  and a.asset_type = 'subtitle'
group by 1, 2, 3`,
  `SELECT *
FROM tmp.jsmith_partner_map m
JOIN loc.partners p ON p.partner_id = m.partner_id`,
];

export const licensedByStudio: readonly string[] = [
  `SELECT
  coalesce(p.name, lc.credited_studio, 'unknown') AS studio,
  lic.name AS licensor,
  count(*) AS assets
FROM loc.licensor_credits lc
JOIN loc.partners lic ON lic.partner_id = lc.licensor_id
LEFT JOIN loc.partners p ON p.name = lc.credited_studio
GROUP BY 1, 2`,
  `-- with the alias list of the studio team (v2, has duplicates!)
SELECT coalesce(s.partner_id, lc.licensor_id) AS maker, count(*) AS assets
FROM loc.licensor_credits lc
LEFT JOIN sandbox.studio_aliases_v2 s ON lower(s.alias) = lower(lc.credited_studio)
GROUP BY 1`,
];

export const legacyDecoder: readonly string[] = [
  `SELECT l.asset_id, l.vendor_code, vc.partner_id
FROM loc.legacy_catalog l
LEFT JOIN loc.vendor_codes vc ON vc.vendor_code = l.vendor_code`,
  `-- codes that were valid in 2017, good enough for most
SELECT l.asset_id, vc.partner_id AS vendor
FROM loc.legacy_catalog l
JOIN loc.vendor_codes vc
  ON vc.vendor_code = l.vendor_code
 AND DATE '2017-06-30' BETWEEN vc.valid_from AND coalesce(vc.valid_to, DATE '2099-12-31')`,
  `SELECT * FROM loc_archive.vendor_master WHERE active = 1`,
];

export const vendorMap: readonly string[] = [
  `SELECT
  a.asset_id,
  ${producerCase(['legacyUpper', 'licensor', 'prime', 'deliveredAny'], 'o.partner_id', 'vendor_id')}
${joins}
WHERE a.asset_type IN ('dub', 'audio_description')`,
  `SELECT m.*, p.name
FROM tmp.jsmith_partner_map m
LEFT JOIN loc.partners p ON p.partner_id = m.partner_id
WHERE m.loaded_on = DATE '2023-03-14'`,
  `SELECT o.partner_id, count(*) AS orders
FROM loc_archive.dub_orders_2019 o
GROUP BY o.partner_id`,
];

export const titleCredits: readonly string[] = [
  `SELECT
  t.name AS title,
  a.language,
  c.role,
  array_join(array_agg(DISTINCT p.name), ', ') AS parties
FROM loc.contributions c
JOIN loc.assets a ON a.asset_id = c.asset_id
JOIN loc.titles t ON t.title_id = a.title_id
JOIN loc.partners p ON p.partner_id = c.party_id
GROUP BY 1, 2, 3`,
  `SELECT
  a.asset_id,
  a.title_id,
  a.language,
  ${producerCase(['licensed', 'legacy', 'director', 'delivered'], `'check by hand'`, 'studio')}
${joins}
WHERE a.asset_type = 'dub'`,
];

export const machineAssisted: readonly string[] = [
  `SELECT
  a.language,
  date_trunc('month', o.ordered_on) AS month,
  count(*) AS orders,
  count(DISTINCT o.partner_id) AS houses
FROM loc.work_orders o
JOIN loc.assets a ON a.asset_id = o.asset_id
WHERE a.workflow = 'machine_assisted'
  AND o.service = 'post_edit'
GROUP BY 1, 2`,
  `SELECT
  a.asset_id,
  a.language,
  ${producerCase(['translator', 'postEditor'], 'o.partner_id', 'editor')}
${joins}
WHERE a.workflow = 'machine_assisted'`,
];
