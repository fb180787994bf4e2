import { literal } from '../engine/quote.ts';

/**
 * The statement that reads who made an asset and how that was decided.
 * @returns one row, or none where there is no such asset. Columns: asset_id, title, language, asset_type, workflow,
 * first_delivered_on, producer_id, producer, producer_kind, producer_country, producer_role, parent_id, parent, rule_id,
 * evidence_table, evidence_key, claims, conflicts, unresolved_reason, override_reason, override_author, override_on, vendor_code.
 */
export function assetProducerSql(assetId: string): string {
  return `SELECT
  asset.asset_id,
  title.name AS title,
  asset.language,
  asset.asset_type,
  asset.workflow,
  asset.first_delivered_on,
  asset.producer_id,
  producer.name AS producer,
  asset.producer_kind,
  producer.country AS producer_country,
  asset.producer_role,
  parent.partner_id AS parent_id,
  parent.name AS parent,
  asset.rule_id,
  asset.evidence_table,
  asset.evidence_key,
  asset.claims,
  asset.conflicts,
  asset.unresolved_reason,
  overrides.reason AS override_reason,
  overrides.author AS override_author,
  overrides.decided_on AS override_on,
  catalog.vendor_code
FROM core.language_asset_producer AS asset
LEFT JOIN core.title AS title ON title.title_key = asset.title_key
LEFT JOIN core.partner AS producer ON producer.partner_id = asset.producer_id
LEFT JOIN core.partner AS parent ON parent.partner_id = asset.producer_parent_id
LEFT JOIN source.producer_overrides AS overrides ON overrides.asset_id = asset.asset_id
LEFT JOIN source.legacy_catalog AS catalog ON catalog.asset_id = asset.asset_id
WHERE asset.asset_id = ${literal(assetId)}`;
}

/** The statement that reads the languages of the assets. @returns column: language. */
export const assetLanguagesSql = 'SELECT DISTINCT language FROM core.language_asset ORDER BY language';

/**
 * The statement that reads what every source says of who made an asset, what counts first.
 * @returns columns: source, partner_id, partner, said_on, records, evidence_table, evidence_key, counts, claim_rule, service (of an
 * order), credited_studio (of a licensor: as it writes it).
 */
export function assetClaimsSql(assetId: string): string {
  return `SELECT
  claim.source,
  claim.partner_id,
  partner.name AS partner,
  claim.said_on,
  claim.records,
  claim.evidence_table,
  claim.evidence_key,
  claim.counts,
  claim.claim_rule,
  orders.service,
  credits.credited_studio
FROM core.producer_claim AS claim
JOIN core.language_asset AS asset ON asset.asset_key = claim.asset_key
LEFT JOIN core.partner AS partner ON partner.partner_id = claim.partner_id
LEFT JOIN source.work_orders AS orders ON claim.source = 'order' AND orders.order_id = claim.evidence_key
LEFT JOIN source.licensor_credits AS credits
  ON claim.source = 'licensor' AND credits.asset_id = asset.asset_id AND credits.licensor_id = claim.partner_id
WHERE asset.asset_id = ${literal(assetId)}
ORDER BY claim.counts DESC, claim.source, claim.said_on DESC, claim.partner_id`;
}

/**
 * The statement that reads everyone who worked on an asset.
 * @returns columns: role, partner_id, partner, kind, sources, records, evidence_table, evidence_key, is_producer.
 */
export function assetContributionsSql(assetId: string): string {
  return `SELECT
  work.role,
  work.partner_id,
  partner.name AS partner,
  partner.kind,
  work.sources,
  work.records,
  work.evidence_table,
  work.evidence_key,
  work.is_producer
FROM core.language_asset_contribution AS work
JOIN core.language_asset AS asset ON asset.asset_key = work.asset_key
LEFT JOIN core.partner AS partner ON partner.partner_id = work.partner_id
WHERE asset.asset_id = ${literal(assetId)}
ORDER BY work.role, work.sources DESC, partner.name, work.partner_id`;
}
