import type { Row } from '../../../shared/package/tables.ts';
import type { Commission } from './commission.ts';
import { isAudio, pickPartner, type Partner } from './partners.ts';

/** A role in the making of an asset. */
export type Role = Row<'contributions'>['role'];

/** Systems that say who did what. None of them ranks above another. */
const systems = ['loc_hub', 'cms', 'crew_sheet'] as const;

/** The role whose holder is the producer of an asset made in house. */
export function decidingRole(asset: Commission['asset']): Role {
  return asset.type === 'dub' ? 'dub_director' : 'translator';
}

/** Records that a party had a role, as one system says, or two. */
export function contribute(c: Commission, role: Role, party: Partner, orderId: string | null = null): void {
  const { random, asset, records } = c;
  const [first, second] = random.shuffled(systems);
  const row = { asset_id: asset.id, role, party_id: party.id, order_id: orderId };
  records.contribution({ ...row, source_system: first ?? 'loc_hub' });
  if (random.chance(0.2)) records.contribution({ ...row, source_system: second ?? 'cms' });
}

/** Records what an import of old lists says, which is often wrong. */
export function misstate(c: Commission, role: Role, ...except: readonly string[]): void {
  const { random, asset, partners, records } = c;
  const party = pickPartner(random, partners.makersOf(asset), ...except);
  records.contribution({
    asset_id: asset.id,
    role,
    source_system: 'list_import',
    party_id: party.id,
    order_id: null,
  });
}

/** Somebody of the asset's language who works alone, or any freelancer. */
export function freelancer(c: Commission, ...except: readonly string[]): Partner {
  return pickPartner(c.random, c.partners.of('freelancer', c.asset.language), ...except);
}

/**
 * Records everyone who worked on an asset that a partner made: its own people and those whom it hired. None of these
 * says who is accountable.
 * @param studio who recorded, where that isn't the maker
 */
export function creditCrew(
  c: Commission,
  maker: Partner,
  orderId: string | null,
  studio: Partner = maker,
): void {
  const { random, asset } = c;
  if (random.chance(0.1)) return;
  if (isAudio(asset.type)) {
    contribute(c, 'recording_studio', studio, orderId);
    contribute(c, 'mix_facility', random.chance(0.8) ? maker : studio, orderId);
    contribute(c, 'adapter', freelancer(c), orderId);
    if (random.chance(0.7)) contribute(c, 'dub_director', freelancer(c), orderId);
    if (random.chance(0.06)) misstate(c, 'recording_studio', maker.id);
    return;
  }
  const translates = maker.kind === 'freelancer' || random.chance(0.45);
  contribute(c, 'translator', translates ? maker : freelancer(c), orderId);
  if (random.chance(0.2)) contribute(c, 'qcer', freelancer(c, maker.id), orderId);
  if (asset.basedOn === 'template' && random.chance(0.15))
    contribute(c, 'template_author', pickPartner(random, c.partners.of('in_house_team', 'en-US')));
  if (random.chance(0.06)) misstate(c, 'translator', maker.id);
}
