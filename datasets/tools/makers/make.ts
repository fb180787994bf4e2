import type { Asset } from '../assets.ts';
import { stream } from '../random.ts';
import { capacityOf } from './capacity.ts';
import type { Commission } from './commission.ts';
import { VendorCodes } from './codes.ts';
import { Partners, pickPartner } from './partners.ts';
import type { Records } from './records.ts';
import { parenthoods } from './roster.ts';
import { addDays, asOf } from '../calendar.ts';
import { trailOf } from './workflows.ts';

/** Who made each asset in truth: a partner, or null where the sources can't tell. */
export type Producers = ReadonlyMap<string, string | null>;

const overrideReasons = [
  'credits on screen name this producer',
  'contract found in the archive',
  'confirmed by the partner in writing',
  'the order was booked on the wrong vendor',
  'settled after arbitration',
] as const;

/** Makes who made what, asset by asset. Every asset draws from a stream of its own. */
export class Makers {
  readonly partners: Partners;
  readonly #seed: number;
  readonly #codes: VendorCodes;
  readonly records: Records;
  readonly #producers = new Map<string, string | null>();

  constructor(seed: number, assets: readonly Asset[], records: Records) {
    this.#seed = seed;
    this.records = records;
    this.partners = new Partners(seed);
    this.#codes = new VendorCodes(seed, this.partners, assets);
    this.#writePartners();
  }

  /** The producers of the assets made so far. */
  get producers(): Producers {
    return this.#producers;
  }

  /** Records the trail of an asset, and a correction by hand of one in fifty, which stands above the rest of it. */
  make(asset: Asset, runtimeMs: number): void {
    const commission: Commission = {
      random: stream(this.#seed, 'makers', asset.id),
      asset,
      minutes: Math.round(runtimeMs / 6000) / 10,
      partners: this.partners,
      codes: this.#codes,
      records: this.records,
    };
    const told = trailOf(commission);
    this.#producers.set(asset.id, this.#correct(commission, told));
  }

  #correct({ random, asset, partners }: Commission, told: string | null): string | null {
    if (!random.chance(0.02)) return told;
    const producer = pickPartner(random, partners.makersOf(asset), told ?? '');
    const first = asset.versions[0]?.deliveredOn ?? asOf;
    const decidedOn = addDays(first, random.whole(20, 300));
    this.records.tables.overrides.add({
      asset_id: asset.id,
      partner_id: producer.id,
      reason: random.pick(overrideReasons),
      author: random.pick(['m.okafor', 'j.lindqvist', 's.tanaka']),
      decided_on: decidedOn > asOf ? asOf : decidedOn,
    });
    return producer.id;
  }

  #writePartners(): void {
    const { partners, aliases, parents, codes, capacity } = this.records.tables;
    for (const { id, name, kind, country, aliases: others } of this.partners.all) {
      partners.add({ partner_id: id, name, kind, country });
      for (const alias of others) aliases.add({ alias, partner_id: id });
    }
    for (const { partner, parent, from, to } of parenthoods) {
      parents.add({ partner_id: partner, parent_partner_id: parent, valid_from: from, valid_to: to });
    }
    for (const { code, from, to, partner } of this.#codes.periods) {
      codes.add({ vendor_code: code, valid_from: from, partner_id: partner, valid_to: to });
    }
    for (const row of capacityOf(this.#seed, this.partners)) capacity.add(row);
  }
}
