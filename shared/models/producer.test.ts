import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSmallPackage, rowsOf, type SmallPackage } from '../../datasets/tools/small-package.ts';
import { producerCases } from '../../datasets/tools/producers/cases.ts';
import { packageOf } from '../../datasets/tools/producers/package.ts';
import type { Cell } from '../engine/port.ts';
import { literal } from '../engine/quote.ts';

let open: SmallPackage;
beforeAll(async () => {
  open = await openSmallPackage(packageOf(producerCases));
});
afterAll(() => open.engine.close());

async function only(sql: string): Promise<Readonly<Record<string, Cell>>> {
  const rows = await rowsOf(open.engine, sql);
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
}

/** The asset of a case, by the words of its name. */
function assetOf(name: string): string {
  const place = producerCases.findIndex((each) => each.name.startsWith(name));
  expect(place, name).toBeGreaterThanOrEqual(0);
  return `a${String(place + 1).padStart(2, '0')}`;
}

const producerOf = (asset: string) =>
  only(`SELECT * FROM core.language_asset_producer WHERE asset_id = ${literal(asset)}`);

describe('who made it', () => {
  test.each(producerCases.map((each) => [each.name, each] as const))('%s', async (name, { found }) => {
    const row = await producerOf(assetOf(name));
    expect({ producer: row['producer_id'], rule: row['rule_id'], reason: row['unresolved_reason'] }).toEqual({
      producer: found.producer,
      rule: found.rule,
      reason: found.reason ?? null,
    });
    expect(row['is_resolved']).toBe(found.producer !== null);
    expect(row['conflicts']).toBe(found.producer === null ? null : (found.conflicts ?? 0));
  });

  test('every case of the decision table decides somewhere here', async () => {
    const rules = open.definitions.models.get('producer_decision')?.rules?.cases.map(({ id }) => id) ?? [];
    expect(rules).toHaveLength(14);
    expect(new Set(producerCases.map(({ found }) => found.rule))).toEqual(new Set(rules));
    const [{ n } = {}] = await rowsOf(open.engine, 'SELECT count(*) AS n FROM core.language_asset_producer');
    expect(n).toBe(producerCases.length);
  });

  test.each([
    ['the partner of an accepted delivery', 'deliveries', 'd0', 'deliverer'],
    ['nothing was accepted', 'work_orders', 'o1', 'ordered'],
    ['the translator of a text', 'contributions', '/translator/hub/solo', 'translator'],
    ['two systems that name one', 'contributions', '/translator/cms/team', 'translator'],
    ['two licensors who credit one', 'licensor_credits', '/films', 'credited_studio'],
    ['a name of two partners', 'licensor_credits', '/rights', 'licensor'],
    ['a hand stands above everything', 'producer_overrides', '', 'named_by_hand'],
  ])('the record that decided: %s', async (name, table, key, role) => {
    const asset = assetOf(name);
    expect(await producerOf(asset)).toMatchObject({
      evidence_table: table,
      evidence_key: `${asset}${key}`,
      producer_role: role,
    });
  });

  test('the record of a vendor code is the code with the first day of its period', async () => {
    const row = await producerOf(assetOf('the vendor code on the day after'));
    expect([row['evidence_table'], row['evidence_key']]).toEqual(['vendor_codes', 'V1/2025-10-11']);
  });

  test('no record decided a tie', async () => {
    expect(await producerOf(assetOf('two orders of one day'))).toMatchObject({
      evidence_table: 'work_orders',
      evidence_key: null,
      producer_kind: null,
    });
  });

  test.each([
    ['bought on the day of the delivery', 'the partner of an accepted delivery', 'group'],
    ['sold on the day before the delivery', 'two systems that name one', 'team'],
    ['bought on the day after the delivery', 'the vendor code on the day after', 'solo'],
    ['known for no day, since there was no delivery', 'a vendor code, and no day', null],
  ])('the parent, %s', async (_, name, parent) => {
    expect((await producerOf(assetOf(name)))['producer_parent_id']).toBe(parent);
  });

  test('its kind is that of the partner', async () => {
    expect((await producerOf(assetOf('no credit')))['producer_kind']).toBe('licensor');
  });
});

describe('what the sources say', () => {
  const claimsOf = (name: string) =>
    rowsOf(
      open.engine,
      `SELECT source, partner_id, claim_rule, counts, place, records, standing FROM core.producer_claim
       JOIN core.language_asset USING (asset_key) WHERE asset_id = ${literal(assetOf(name))} ORDER BY source, partner_id`,
    );

  test('every record speaks, and those that do not count say why', async () => {
    const counts = true;
    const none = { counts: false, place: null, records: 1 };
    expect(await claimsOf('a later delivery that was rejected')).toEqual([
      {
        source: 'delivery',
        partner_id: 'house',
        claim_rule: 'names_producer',
        counts,
        place: 1,
        records: 1,
        standing: 'valid',
      },
      { source: 'delivery', partner_id: 'solo', claim_rule: 'rejected', standing: 'rejected', ...none },
      { source: 'delivery', partner_id: 'studio', claim_rule: 'undecided', standing: 'pending', ...none },
      {
        source: 'order',
        partner_id: 'house',
        claim_rule: 'names_producer',
        counts,
        place: 1,
        records: 1,
        standing: 'valid',
      },
    ]);
  });

  test.each([
    ['the latest accepted delivery', 'delivery', 'house', 'superseded'],
    ['nothing was accepted', 'order', 'studio', 'cancelled'],
    ['an order to check', 'order', 'solo', 'quality_check'],
    ['what a translator did', 'translator', 'solo', 'worked_on_it'],
    ['the director of a dub', 'dub_director', 'team', 'directed_in_house'],
    ['the translator of a text', 'dub_director', 'team', 'worked_on_it'],
    ['the translator of a text', 'translator', 'solo', 'translated_in_house'],
    ['the post-editor', 'post_editor', 'solo', 'post_edited'],
    ['the credited studio by an alias', 'licensor', 'rights', 'licensor_credits_other'],
    ['a name of two partners', 'licensor', 'rights', 'names_producer'],
  ])('%s: what the %s says of %s is %s', async (name, source, partner, rule) => {
    const claims = await claimsOf(name);
    const claim = claims.find((each) => each['source'] === source && each['partner_id'] === partner);
    expect(claim?.['claim_rule']).toBe(rule);
  });

  test('several records of one source for one partner are one claim, by the best of them', async () => {
    expect(await claimsOf('one partner that delivered twice')).toMatchObject([
      { source: 'delivery', partner_id: 'house', records: 2, place: 1 },
      { source: 'order' },
    ]);
  });
});

describe('who worked on it', () => {
  const workOn = async (name: string) => {
    const rows = await rowsOf(
      open.engine,
      `SELECT role, work.partner_id, sources, is_producer FROM core.language_asset_contribution AS work
       JOIN core.language_asset USING (asset_key) WHERE asset_id = ${literal(assetOf(name))} ORDER BY role, work.partner_id`,
    );
    return rows.map((row) => [row['role'], row['partner_id'], row['sources'], row['is_producer']]);
  };

  test('everybody in every role', async () => {
    expect(await workOn('the director of a dub')).toEqual([
      ['dub_director', 'team', 1, true],
      ['recording_studio', 'studio', 2, false],
      ['translator', 'solo', 1, false],
    ]);
  });

  test('who holds the order of a whole dub is its prime contractor, and who delivers is another role', async () => {
    expect(await workOn('who delivers answers')).toEqual([
      ['deliverer', 'twin', 1, true],
      ['prime_contractor', 'studio', 1, false],
    ]);
  });

  test('neither cancelled orders nor rejected deliveries are work', async () => {
    expect(await workOn('nothing was accepted')).toEqual([
      ['translator', 'house', 1, true],
      ['translator', 'solo', 1, false],
    ]);
  });

  test('a check is', async () => {
    expect(await workOn('an order to check')).toEqual([
      ['qcer', 'solo', 1, false],
      ['translator', 'house', 1, true],
    ]);
  });

  test('licensors and the studios that they credit', async () => {
    expect(await workOn('of two licensors')).toEqual([
      ['credited_studio', 'studio', 1, true],
      ['licensor', 'films', 1, false],
      ['licensor', 'rights', 1, false],
    ]);
  });
});
