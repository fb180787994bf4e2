/**
 * Parts of the old dashboards' SQL that were copied from one to another and edited on the way. Each takes what the edits
 * differ in. The SQL is of the kind that ran on Trino; the product reads it and never runs it.
 */

/** The studios and their regions: the copies disagree about where Britain and India belong. */
export function dubPartners(edit: { readonly emea: string; readonly apac: string }): string {
  return `dub_partners AS (
  SELECT
    p.partner_id,
    p.name AS partner_name,
    p.country,
    CASE
      WHEN p.country IN (${edit.emea}) THEN 'EMEA'
      WHEN p.country IN ('US', 'MX', 'AR', 'BR') THEN 'AMERICAS'
      WHEN p.country IN (${edit.apac}) THEN 'APAC'
      ELSE 'OTHER'
    END AS region
  FROM loc.partners p
  WHERE p.kind = 'dubbing_studio'
)`;
}

/** The orders of dubs: the copies disagree about which services belong, and about cancelled ones. */
export function dubOrders(edit: { readonly services: string; readonly where?: string }): string {
  return `dub_orders AS (
  SELECT
    o.order_id,
    o.asset_id,
    o.partner_id,
    o.service,
    o.ordered_on,
    o.materials_available_on,
    o.due_on_first,
    o.due_on_current,
    o.minutes,
    a.language,
    a.title_id
  FROM loc.work_orders o
  JOIN loc.assets a ON a.asset_id = o.asset_id
  WHERE a.asset_type = 'dub'
    AND o.service IN (${edit.services})${edit.where === undefined ? '' : `\n    AND ${edit.where}`}
)`;
}

/** Who made an asset, as half a dozen people wrote it down: the order of the branches decides, and differs. */
export function producerCase(branches: readonly ProducerBranch[], otherwise: string, alias: string): string {
  const lines = branches.map((branch) => `    ${producerBranches[branch]}`);
  return `CASE\n${lines.join('\n')}\n    ELSE ${otherwise}\n  END AS ${alias}`;
}

const producerBranches = {
  licensed: `WHEN a.workflow = 'licensed' AND lc.credited_studio IS NOT NULL THEN lc.credited_studio`,
  licensor: `WHEN a.workflow = 'licensed' THEN lc.licensor_id`,
  legacy: `WHEN a.workflow = 'legacy' THEN vc.partner_id`,
  legacyUpper: `WHEN upper(a.workflow) = 'LEGACY' AND lcat.vendor_code IS NOT NULL THEN lcat.vendor_code`,
  studio: `WHEN c.role = 'recording_studio' THEN c.party_id`,
  prime: `WHEN c.role = 'prime_contractor' THEN c.party_id`,
  director: `WHEN a.workflow = 'in_house' AND c.role = 'dub_director' THEN c.party_id`,
  translator: `WHEN a.workflow IN ('in_house', 'machine_assisted') AND c.role = 'translator' THEN c.party_id`,
  postEditor: `WHEN a.workflow = 'machine_assisted' AND c.role = 'post_editor' THEN c.party_id`,
  delivered: `WHEN d.decision = 'accepted' THEN d.partner_id`,
  deliveredAny: `WHEN d.partner_id IS NOT NULL THEN d.partner_id`,
} as const;

/** A branch of {@link producerCase}. */
export type ProducerBranch = keyof typeof producerBranches;

/** The language in which something was watched: the copies disagree about forced narratives, captions and the unknown. */
export function consumptionCase(edit: {
  readonly off: string;
  readonly textTypes: string;
  readonly unknown: string;
}): string {
  return `CASE
    WHEN v.audio_type = 'dub' AND v.text_type IN (${edit.off}) THEN v.audio_language
    WHEN v.audio_type = 'dub' AND v.text_type IN (${edit.textTypes}) THEN v.text_language
    WHEN v.audio_type = 'original' AND v.text_type IN (${edit.textTypes}) THEN v.text_language
    WHEN v.audio_type = 'unknown' THEN ${edit.unknown}
    ELSE v.audio_language
  END`;
}

/** How something was watched, under names that differ. */
export function modeCase(names: {
  readonly dub: string;
  readonly sub: string;
  readonly original: string;
  readonly subTypes: string;
}): string {
  return `CASE
    WHEN v.audio_type = 'dub' THEN '${names.dub}'
    WHEN v.text_type IN (${names.subTypes}) THEN '${names.sub}'
    WHEN v.audio_type = 'original' THEN '${names.original}'
    ELSE 'unknown'
  END`;
}

/** The limit of reading speed, typed in by hand. */
export function limitCase(edit: {
  readonly english: number;
  readonly korean: number;
  readonly japanese: number;
  readonly otherwise: number;
}): string {
  return `CASE
    WHEN a.language IN ('en-US', 'en-GB') THEN ${edit.english}
    WHEN a.language = 'ko' THEN ${edit.korean}
    WHEN a.language = 'ja' THEN ${edit.japanese}
    WHEN a.language LIKE 'zh%' THEN 9
    ELSE ${edit.otherwise}
  END`;
}

/** Whether an order was late: the copies disagree about which due date counts, and whose fault. */
export function lateCase(edit: {
  readonly due: 'due_on_first' | 'due_on_current';
  readonly excused: string;
  readonly missing: string;
}): string {
  return `CASE
    WHEN f.first_delivered_at IS NULL THEN ${edit.missing}
    WHEN CAST(f.first_delivered_at AS date) <= o.${edit.due} THEN 'on_time'
    WHEN o.delay_fault IN (${edit.excused}) THEN 'excused'
    ELSE 'late'
  END`;
}

/** The first delivery of each order: copied faithfully, for once. */
export const firstDeliveries = `first_deliveries AS (
  SELECT order_id, min(delivered_at) AS first_delivered_at, count(*) AS attempts
  FROM loc.deliveries
  GROUP BY order_id
)`;

/** What a severity weighs: the copies disagree. */
export function penaltyCase(weights: {
  readonly minor: number;
  readonly major: number;
  readonly critical: number;
}): string {
  return `CASE f.severity
      WHEN 'critical' THEN ${weights.critical}
      WHEN 'major' THEN ${weights.major}
      WHEN 'minor' THEN ${weights.minor}
      ELSE 0
    END`;
}

/** The kind of cost that an invoice is: the copies disagree about credits and cancellations. */
export function costCase(edit: { readonly base: string; readonly extra: string }): string {
  return `CASE
      WHEN i.kind IN (${edit.base}) THEN 'base'
      WHEN i.kind IN (${edit.extra}) THEN 'extra'
      ELSE 'other'
    END`;
}
