import { addDays } from '../calendar.ts';
import { plausible } from './codes.ts';
import type { Commission } from './commission.ts';
import { contribute, creditCrew, decidingRole, freelancer, misstate, type Role } from './contributions.ts';
import { drawMishaps, recordJob } from './job.ts';
import { bareOrder, cancelled, checkOrder, wholeService } from './orders.ts';
import { isAudio, pickPartner, type Partner } from './partners.ts';
import { strangers } from './roster.ts';
import { partnerTrail } from './workflow-partner.ts';

/**
 * Records the trail of an asset: the source that decides for its workflow says who made it, sources that rank below may
 * say anything.
 * @returns the producer that the sources tell; null where two of equal rank disagree, or none is there
 */
export function trailOf(c: Commission): string | null {
  switch (c.asset.workflow) {
    case 'partner':
      return partnerTrail(c);
    case 'in_house':
      return inHouseTrail(c);
    case 'licensed':
      return licensedTrail(c);
    case 'legacy':
      return legacyTrail(c);
    case 'machine_assisted':
      return machineTrail(c);
  }
}

function madeOn({ asset }: Commission): string {
  const [version] = asset.versions;
  if (version === undefined) throw new Error(`${asset.id} has no version.`);
  return version.deliveredOn;
}

/** Someone outside who could have made the asset, which the sources that rank below like to claim. */
function outsider(c: Commission, ...except: readonly string[]): Partner {
  return pickPartner(c.random, c.partners.makersOf(c.asset), ...except);
}

/** Whoever had the deciding role, mostly a team, now and then a freelancer whom it took on. */
function inHouseTrail(c: Commission): string | null {
  const { random, partners, asset } = c;
  const team = pickPartner(random, partners.of('in_house_team', asset.language));
  const maker = random.chance(0.75) ? team : freelancer(c);
  const draw = random.next();
  distractInHouse(c, maker);
  if (draw < 0.04) return null;
  contributeDeciding(c, maker);
  if (draw > 0.03 + 0.04) return maker.id;
  contributeDeciding(c, freelancer(c, maker.id));
  return null;
}

/** Records the deciding role. Templates and descriptions have it under both names by which it goes. */
function contributeDeciding(c: Commission, party: Partner): void {
  const roles = new Set<Role>([decidingRole(c.asset)]);
  if (c.asset.type === 'template') roles.add('template_author');
  if (c.asset.type === 'audio_description') roles.add('dub_director');
  for (const role of roles) contribute(c, role, party);
}

/** Studios that recorded for the team, houses that checked: orders, deliveries and other roles. */
function distractInHouse(c: Commission, maker: Partner): void {
  const { random, asset } = c;
  const other = outsider(c, maker.id);
  if (asset.type === 'dub' && random.chance(0.6)) {
    const { id } = recordJob(c, {
      partner: other,
      service: 'recording',
      mishaps: drawMishaps(random, other),
      doneOn: madeOn(c),
      versionId: asset.versions[0]?.id ?? null,
      ending: 'accepted',
    });
    contribute(c, 'recording_studio', other, id);
    contribute(c, 'adapter', freelancer(c));
  }
  if (!isAudio(asset.type) && random.chance(0.3)) {
    contribute(c, 'qcer', freelancer(c));
    checkOrder(c, other, madeOn(c));
  }
}

/** The credited studio where its name stands for one partner, else the licensor. */
function licensedTrail(c: Commission): string | null {
  const { random, asset, partners, records } = c;
  const licensor = pickPartner(random, partners.of('licensor', asset.language));
  const draw = random.next();
  if (random.chance(0.35)) creditCrew(c, outsider(c), null);
  if (random.chance(0.08)) checkOrder(c, outsider(c), madeOn(c));
  const credit = (licensorId: string, studio: string | null): void =>
    records.tables.credits.add({ asset_id: asset.id, licensor_id: licensorId, credited_studio: studio });
  if (draw < 0.04) return null;
  if (draw < 0.07) {
    const other = pickPartner(random, partners.of('licensor', asset.language), licensor.id);
    const studios = [nameable(c), nameable(c)];
    const isCredited = random.chance(0.5) && studios[0] !== studios[1];
    credit(licensor.id, isCredited ? spelled(c, studios[0]) : null);
    credit(other.id, isCredited ? spelled(c, studios[1]) : null);
    return null;
  }
  if (draw < 0.7) {
    const studio = nameable(c);
    credit(licensor.id, spelled(c, studio));
    if (random.chance(0.04)) {
      const other = pickPartner(random, partners.of('licensor', asset.language), licensor.id);
      credit(other.id, spelled(c, studio));
    }
    return studio?.id ?? null;
  }
  credit(licensor.id, nobody(c));
  return licensor.id;
}

/** A maker whom one of its names alone names. */
function nameable(c: Commission): Partner | undefined {
  const { random, partners, asset } = c;
  const makers = partners.makersOf(asset).filter((maker) => partners.ownNames(maker).length > 0);
  return pickPartner(random, makers);
}

/** One of the partner's own names as licensors write it: in any case, with spaces around it. */
function spelled({ random, partners }: Commission, partner: Partner | undefined): string | null {
  if (partner === undefined) return null;
  const name = random.pick(partners.ownNames(partner));
  const cased = random.pickWeighted([
    { value: name, weight: 5 },
    { value: name.toUpperCase(), weight: 2 },
    { value: name.toLowerCase(), weight: 2 },
  ]);
  return random.chance(0.2) ? ` ${cased}  ` : cased;
}

/** A credit that names no partner, or two, or nothing. */
function nobody({ random, partners }: Commission): string | null {
  const draw = random.next();
  if (draw < 0.35) return null;
  return random.pick(draw < 0.7 ? strangers : partners.sharedNames());
}

/** The partner whom the old catalogue's code meant on the day of the first delivery. */
function legacyTrail(c: Commission): string | null {
  const { random, asset, partners, codes, records } = c;
  const day = madeOn(c);
  const draw = random.next();
  const list = (code: string | null): void =>
    records.tables.catalogue.add({ asset_id: asset.id, vendor_code: code });
  if (random.chance(0.5)) creditCrew(c, outsider(c), null);
  if (random.chance(0.15))
    bareOrder(c, outsider(c), wholeService(c), addDays(day, -random.whole(10, 40)), 'done');
  if (draw < 0.03) return null;
  if (draw < 0.05) list(null);
  else if (draw < 0.08) list(random.pick(['V000', 'V999', 'UNKNOWN']));
  const idle = codes.idle(day);
  if (draw >= 0.08 && draw < 0.12 && idle.length > 0) list(random.pick(idle));
  else if (draw >= 0.08 && draw < 0.16) list(plausible(random, partners, asset, codes.meaning(day, 2)).code);
  if (draw < 0.16) return null;
  const meant = plausible(random, partners, asset, lastDayFirst(c, day));
  list(meant.code);
  return meant.partners[0] ?? null;
}

/** The codes that mean one partner on a day; mostly those alone that were handed over on the next one, where there are such. */
function lastDayFirst({ random, codes }: Commission, day: string) {
  const clear = codes.meaning(day, 1);
  const ending = clear.filter(({ code }) =>
    codes.periods.some((period) => period.code === code && period.to === day),
  );
  return ending.length > 0 && random.chance(0.8) ? ending : clear;
}

/** The post-editor, else the partner of the order. */
function machineTrail(c: Commission): string | null {
  const { random, asset } = c;
  const house = outsider(c);
  const draw = random.next();
  if (draw < 0.04) {
    if (random.chance(0.5)) misstate(c, 'translator');
    return null;
  }
  if (draw < 0.06) {
    const orderedOn = addDays(madeOn(c), -random.whole(4, 12));
    bareOrder(c, house, 'post_edit', orderedOn, 'done');
    bareOrder(c, outsider(c, house.id), 'post_edit', orderedOn, 'done');
    return null;
  }
  recordJob(c, {
    partner: house,
    service: 'post_edit',
    mishaps: drawMishaps(random, house),
    doneOn: madeOn(c),
    versionId: asset.versions[0]?.id ?? null,
    ending: 'accepted',
  });
  if (random.chance(0.08)) cancelled(c, outsider(c, house.id), addDays(madeOn(c), -random.whole(1, 30)));
  if (random.chance(0.15)) misstate(c, 'translator', house.id);
  if (draw < 0.24) return house.id;
  const editor = random.chance(0.5) ? house : freelancer(c);
  contribute(c, 'post_editor', editor);
  if (draw > 0.27) return editor.id;
  contribute(c, 'post_editor', outsider(c, editor.id));
  return null;
}
