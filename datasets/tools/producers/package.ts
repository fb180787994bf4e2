import type { Rows, Tables } from '../small-package.ts';
import type { Trail } from './cases.ts';

const day = (of: number): string => `2025-10-${String(of).padStart(2, '0')}`;
const assetOf = (i: number): string => `a${String(i + 1).padStart(2, '0')}`;

/** Who can produce: names that two share, parents that changed, and codes that were handed on. */
const partnerTables: Tables = {
  partners: [
    { partner_id: 'studio', name: 'Studio Éclair', kind: 'dubbing_studio', country: 'FR' },
    { partner_id: 'twin', name: 'Tondach', kind: 'dubbing_studio', country: 'DE' },
    { partner_id: 'house', name: 'Ligne Claire', kind: 'subtitling_house', country: 'FR' },
    { partner_id: 'solo', name: 'Anna Reuter', kind: 'freelancer', country: null },
    { partner_id: 'team', name: 'In-house EMEA', kind: 'in_house_team', country: 'NL' },
    { partner_id: 'rights', name: 'Bluebird', kind: 'licensor', country: 'US' },
    { partner_id: 'films', name: 'Grand Large', kind: 'licensor', country: 'FR' },
    { partner_id: 'group', name: 'Aurum Group', kind: 'dubbing_studio', country: 'LU' },
    { partner_id: 'owner', name: 'Lexica Holding', kind: 'subtitling_house', country: 'GB' },
  ],
  partner_aliases: [
    { alias: 'Eclair Sound', partner_id: 'studio' },
    { alias: 'ligne claire ', partner_id: 'house' },
    { alias: 'Nordlicht', partner_id: 'house' },
    { alias: 'NORDLICHT', partner_id: 'twin' },
  ],
  partner_parents: [
    { partner_id: 'house', parent_partner_id: 'owner', valid_from: '2015-01-01', valid_to: day(9) },
    { partner_id: 'house', parent_partner_id: 'group', valid_from: day(10), valid_to: day(10) },
    { partner_id: 'solo', parent_partner_id: 'owner', valid_from: day(12), valid_to: null },
  ],
  vendor_codes: [
    { vendor_code: 'V1', valid_from: '2014-01-01', valid_to: day(10), partner_id: 'house' },
    { vendor_code: 'V1', valid_from: day(11), valid_to: null, partner_id: 'solo' },
    { vendor_code: 'V2', valid_from: day(12), valid_to: null, partner_id: 'twin' },
    { vendor_code: 'V3', valid_from: day(1), valid_to: null, partner_id: 'twin' },
    { vendor_code: 'V3', valid_from: day(2), valid_to: null, partner_id: 'studio' },
  ],
};

/** The tables of a package in which each case is the asset at its place: `a01`, `a02`, … */
export function packageOf(cases: readonly Trail[]): Tables {
  const each = <T>(of: (trail: Trail, assetId: string) => readonly T[]): T[] =>
    cases.flatMap((trail, i) => of(trail, assetOf(i)));
  return {
    titles: [{ title_id: 't1', name: 'The Harbour', content_type: 'film' }],
    assets: each(({ workflow, type = 'subtitle' }, asset_id) => [
      { asset_id, title_id: 't1', language: 'de', asset_type: type, workflow },
    ]),
    // The place of a version says when it was made; its name does not.
    asset_versions: each(({ versions = [10] }, asset_id) =>
      versions.map((on, i) => ({
        version_id: `${asset_id}v${String(9 - i)}`,
        asset_id,
        version: i + 1,
        delivered_on: day(on),
      })),
    ),
    ...partnerTables,
    work_orders: each(ordersOf),
    deliveries: each(deliveriesOf),
    contributions: each(({ crew = [] }, asset_id) =>
      crew.map(([role, source_system, party_id]) => ({ asset_id, role, source_system, party_id })),
    ),
    licensor_credits: each(({ credits = [] }, asset_id) =>
      credits.map(([licensor_id, credited_studio]) => ({ asset_id, licensor_id, credited_studio })),
    ),
    legacy_catalog: each(({ code }, asset_id) =>
      code === undefined ? [] : [{ asset_id, vendor_code: code }],
    ),
    producer_overrides: each(({ override }, asset_id) =>
      override === undefined
        ? []
        : [{ asset_id, partner_id: override, reason: 'seen on screen', author: 'm.o', decided_on: day(30) }],
    ),
  };
}

function ordersOf({ orders = [] }: Trail, asset_id: string): Rows {
  return orders.map(({ partner, on, service = 'translation', status = 'done' }, i) => ({
    order_id: `${asset_id}o${String(i)}`,
    asset_id,
    partner_id: partner,
    service,
    ordered_on: day(on),
    status,
  }));
}

function deliveriesOf({ deliveries = [] }: Trail, asset_id: string): Rows {
  return deliveries.map(({ partner, at, decision = 'accepted', order }, i) => ({
    delivery_id: `${asset_id}d${String(i)}`,
    order_id: order === undefined ? null : `${asset_id}o${String(order)}`,
    version_id: order === undefined ? `${asset_id}v9` : null,
    partner_id: partner,
    delivered_at: `2025-10-${at}:00:00`,
    is_redelivery: false,
    decision,
  }));
}
