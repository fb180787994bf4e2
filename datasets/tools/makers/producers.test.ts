import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { generate } from '../generate.ts';
import { tiny } from '../sizes.ts';
import { OpenPackage, type ResultRow } from '../testing.ts';

const demo = join(import.meta.dirname, '../../demo');
const truthShape = z.object({ producers: z.record(z.string(), z.string().nullable()) });

function producersIn(folder: string): Readonly<Record<string, string | null>> {
  return truthShape.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))).producers;
}

let data: OpenPackage;

beforeAll(async () => {
  data = await OpenPackage.open(demo);
  await data.run(`CREATE TABLE told AS ${producersByHand}`);
});

describe('the producers', () => {
  test('are those that the rules find, written by hand, for every asset', async () => {
    const told = await data.rows('SELECT asset_id, producer_id FROM told');
    expect(byAsset(told)).toEqual(producersIn(demo));
    expect(told).toHaveLength(await data.number('SELECT count(*) FROM assets'));
  });

  test.each([2, 3])('are so in a package of seed %i too', async (seed) => {
    const folder = mkdtempSync(join(tmpdir(), 'subtext-producers-'));
    try {
      await generate({ size: { ...tiny, lines: 1_000 }, seed, folder, hasText: false });
      const other = await OpenPackage.open(folder);
      expect(byAsset(await other.rows(producersByHand))).toEqual(producersIn(folder));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('are told of nearly all assets, in each workflow of some only', async () => {
    const counts = await data.rows(
      `SELECT workflow, count(*) FILTER (producer_id IS NULL) / count(*) AS untold FROM told JOIN assets USING (asset_id) GROUP BY 1`,
    );
    expect(counts).toHaveLength(5);
    for (const { workflow, untold } of counts) {
      expect(Number(untold), String(workflow)).toBeGreaterThan(0.02);
      expect(Number(untold), String(workflow)).toBeLessThan(0.25);
    }
  });

  test.each(Object.entries(disagreements()))('%s', async (_, from) => {
    expect(await data.number(`SELECT count(*) FROM ${from}`)).toBeGreaterThan(0);
  });
});

function byAsset(rows: readonly ResultRow[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(rows.map((row) => [String(row['asset_id']), row['producer_id']]));
}

/** Every kind of disagreement that the trails must have, as what follows FROM. */
function disagreements(): Readonly<Record<string, string>> {
  const delivered = `deliveries d JOIN work_orders o USING (order_id)`;
  const accepted = `d.decision LIKE 'accepted%'`;
  const spelled = `licensor_credits JOIN assets USING (asset_id) JOIN told USING (asset_id) JOIN partners p ON p.partner_id = producer_id
    WHERE workflow = 'licensed' AND producer_id <> licensor_id`;
  const contributed = `contributions JOIN told USING (asset_id) JOIN assets USING (asset_id) WHERE party_id <> producer_id`;
  const code = `legacy_catalog l JOIN assets USING (asset_id) JOIN asset_versions v USING (asset_id)
    LEFT JOIN vendor_codes c ON c.vendor_code = l.vendor_code WHERE v.version = 1`;
  return {
    'a rejected delivery is made good by another partner': `${delivered} JOIN told t ON t.asset_id = o.asset_id
      WHERE d.decision = 'rejected' AND d.fault = 'partner' AND t.producer_id <> d.partner_id`,
    'an attempt after the accepted one is rejected': `${delivered} JOIN told t ON t.asset_id = o.asset_id
      WHERE d.decision = 'rejected' AND d.partner_id <> t.producer_id AND EXISTS (FROM deliveries e JOIN work_orders p USING (order_id)
        WHERE p.asset_id = o.asset_id AND e.decision LIKE 'accepted%' AND e.delivered_at < d.delivered_at)`,
    'another partner made the second version': `${delivered} JOIN asset_versions v USING (version_id) JOIN told t ON t.asset_id = o.asset_id
      WHERE v.version = 1 AND ${accepted} AND t.producer_id <> d.partner_id`,
    'a subcontractor delivers under the order of another': `${delivered} WHERE d.partner_id <> o.partner_id AND ${accepted}`,
    'a delivery has no order': `deliveries WHERE order_id IS NULL`,
    'a cancelled order is the latest, and nothing was delivered': `work_orders o JOIN told t USING (asset_id)
      WHERE o.status = 'cancelled' AND o.partner_id <> t.producer_id AND asset_id NOT IN (SELECT p.asset_id FROM ${delivered.replaceAll(' o ', ' p ')})
        AND ordered_on > (SELECT max(ordered_on) FROM work_orders p WHERE p.asset_id = o.asset_id AND status <> 'cancelled')`,
    'an order was placed anew': `work_orders o JOIN told t USING (asset_id) WHERE status = 'replaced' AND o.partner_id <> t.producer_id`,
    'a prime contractor is credited, and another delivered': `${contributed} AND role = 'prime_contractor'`,
    'a translator is credited for the house that delivered': `${contributed} AND role = 'translator' AND workflow = 'partner'`,
    'several parties have one role': `(SELECT asset_id FROM contributions GROUP BY asset_id, role HAVING count(DISTINCT party_id) > 1)`,
    'a wrong crew stands beside a licensor’s credit': `${contributed} AND workflow = 'licensed'`,
    'a credit is an alias': `${spelled} AND lower(trim(credited_studio)) <> lower(p.name)`,
    'a credit is in odd case': `${spelled} AND trim(credited_studio) NOT IN (SELECT name FROM partners UNION ALL SELECT alias FROM partner_aliases)`,
    'a credit has spaces around it': `${spelled} AND trim(credited_studio) <> credited_studio`,
    'a credit names no partner': `licensor_credits WHERE lower(trim(credited_studio)) NOT IN
      (SELECT lower(name) FROM partners UNION ALL SELECT lower(alias) FROM partner_aliases)`,
    'a credit names two partners': `licensor_credits WHERE (SELECT count(DISTINCT partner_id) FROM
      (SELECT partner_id, name FROM partners UNION ALL FROM (SELECT partner_id, alias FROM partner_aliases))
      WHERE lower(name) = lower(trim(credited_studio))) > 1`,
    'a code counts on its last day, and means another partner on the next': `${code} AND v.delivered_on = c.valid_to AND EXISTS
      (FROM vendor_codes n WHERE n.vendor_code = c.vendor_code AND n.valid_from = c.valid_to + 1 AND n.partner_id <> c.partner_id)`,
    'a code is missing': `legacy_catalog WHERE vendor_code IS NULL`,
    'a code points nowhere': `legacy_catalog ANTI JOIN vendor_codes USING (vendor_code) WHERE vendor_code IS NOT NULL`,
    'a code means nobody on the day': `(SELECT asset_id FROM ${code} AND c.vendor_code IS NOT NULL GROUP BY asset_id
      HAVING NOT bool_or(v.delivered_on BETWEEN c.valid_from AND coalesce(c.valid_to, DATE '9999-12-31')))`,
    'two post-editors are named': `(SELECT asset_id FROM contributions WHERE role = 'post_editor' GROUP BY 1 HAVING count(DISTINCT party_id) > 1)`,
    'a hand names somebody against an accepted delivery': `producer_overrides r JOIN work_orders o USING (asset_id)
      JOIN deliveries d USING (order_id) WHERE ${accepted} AND d.partner_id <> r.partner_id`,
    'SDH and forced narratives come from every workflow': `(SELECT asset_type FROM told JOIN assets USING (asset_id)
      WHERE asset_type IN ('sdh', 'forced_narrative') AND producer_id IS NOT NULL GROUP BY 1 HAVING count(DISTINCT workflow) = 5)`,
    'a partner belonged to different parents': `(SELECT partner_id FROM partner_parents GROUP BY 1 HAVING count(DISTINCT parent_partner_id) > 1)`,
  };
}

/**
 * Who made each asset by the words of the rules, written by hand for native DuckDB over the package's tables alone. Every
 * source that decides somewhere is a row of `said` with its place in the order; the first place at which anybody is named
 * decides, and more than one name there is a tie.
 */
const producersByHand = `
  WITH latest_accepted AS (
    SELECT asset_id, partner_id FROM (
      SELECT coalesce(o.asset_id, v.asset_id) AS asset_id, d.partner_id,
        rank() OVER (PARTITION BY coalesce(o.asset_id, v.asset_id) ORDER BY d.delivered_at DESC) AS place
      FROM deliveries d LEFT JOIN work_orders o USING (order_id) LEFT JOIN asset_versions v ON v.version_id = d.version_id
      WHERE d.decision IN ('accepted', 'accepted_with_notes')
    ) WHERE place = 1
  ), latest_ordered AS (
    SELECT asset_id, partner_id FROM (
      SELECT asset_id, partner_id, rank() OVER (PARTITION BY asset_id ORDER BY ordered_on DESC) AS place
      FROM work_orders WHERE status <> 'cancelled'
    ) WHERE place = 1
  ), names AS (
    SELECT partner_id, lower(trim(name)) AS name FROM partners UNION SELECT partner_id, lower(trim(alias)) FROM partner_aliases
  ), credited AS (
    SELECT asset_id, licensor_id, any_value(partner_id) AS partner_id
    FROM licensor_credits JOIN names ON name = lower(trim(credited_studio))
    GROUP BY ALL HAVING count(DISTINCT partner_id) = 1
  ), coded AS (
    SELECT l.asset_id, c.partner_id
    FROM legacy_catalog l JOIN asset_versions v ON v.asset_id = l.asset_id AND v.version = 1
      JOIN vendor_codes c ON c.vendor_code = l.vendor_code
        AND v.delivered_on >= c.valid_from AND (c.valid_to IS NULL OR v.delivered_on <= c.valid_to)
  ), said AS (
    SELECT asset_id, 1 AS place, partner_id FROM producer_overrides
    UNION ALL SELECT asset_id, 2, partner_id FROM assets JOIN latest_accepted USING (asset_id) WHERE workflow = 'partner'
    UNION ALL SELECT asset_id, 3, partner_id FROM assets JOIN latest_ordered USING (asset_id) WHERE workflow = 'partner'
    UNION ALL SELECT asset_id, 2, party_id FROM assets JOIN contributions USING (asset_id)
      WHERE workflow = 'in_house' AND role = CASE asset_type WHEN 'dub' THEN 'dub_director' ELSE 'translator' END
    UNION ALL SELECT asset_id, 2, partner_id FROM assets JOIN credited USING (asset_id) WHERE workflow = 'licensed'
    UNION ALL SELECT asset_id, 3, licensor_id FROM assets JOIN licensor_credits USING (asset_id) WHERE workflow = 'licensed'
    UNION ALL SELECT asset_id, 2, partner_id FROM assets JOIN coded USING (asset_id) WHERE workflow = 'legacy'
    UNION ALL SELECT asset_id, 2, party_id FROM assets JOIN contributions USING (asset_id)
      WHERE workflow = 'machine_assisted' AND role = 'post_editor'
    UNION ALL SELECT asset_id, 3, partner_id FROM assets JOIN latest_ordered USING (asset_id) WHERE workflow = 'machine_assisted'
  ), decided AS (
    SELECT asset_id, min(partner_id) AS producer_id, count(DISTINCT partner_id) AS named
    FROM said WHERE (asset_id, place) IN (SELECT (asset_id, min(place)) FROM said GROUP BY asset_id) GROUP BY asset_id
  )
  SELECT asset_id, CASE named WHEN 1 THEN producer_id END AS producer_id FROM assets LEFT JOIN decided USING (asset_id)
  ORDER BY asset_id`;
