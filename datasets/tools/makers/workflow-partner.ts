import { addDays, asOf } from '../calendar.ts';
import type { Version } from '../assets.ts';
import type { Commission } from './commission.ts';
import { contribute, creditCrew, freelancer } from './contributions.ts';
import { drawMishaps, later, momentOn, recordJob } from './job.ts';
import { bareOrder, cancelled, checkOrder, openOrder, wholeService } from './orders.ts';
import { isAudio, pickPartner, type Partner } from './partners.ts';

/**
 * The trail of an asset that a partner made. The latest accepted delivery says who it was, failing that the latest order
 * that was not cancelled; whatever else names somebody ranks below.
 * @returns the partner who made it; null where two did at once, or nothing tells
 */
export function partnerTrail(c: Commission): string | null {
  const fate = c.random.pickWeighted([
    { value: 'accepted', weight: 905 },
    { value: 'ordered', weight: 50 },
    { value: 'delivered twice', weight: 12 },
    { value: 'ordered twice', weight: 8 },
    { value: 'untold', weight: 25 },
  ] as const);
  switch (fate) {
    case 'accepted':
      return acceptedTrail(c);
    case 'ordered':
      return orderedTrail(c);
    case 'delivered twice':
      return deliveredTwice(c);
    case 'ordered twice':
      return orderedTwice(c);
    case 'untold':
      if (c.random.chance(0.6)) creditCrew(c, pickMaker(c), null);
      return null;
  }
}

/** One of those who could make the asset. */
function pickMaker(c: Commission, ...except: readonly string[]): Partner {
  return pickPartner(c.random, c.partners.makersOf(c.asset), ...except);
}

function acceptedTrail(c: Commission): string {
  const { random, asset } = c;
  const [version, revised] = asset.versions;
  if (version === undefined) throw new Error(`${asset.id} has no version.`);
  const way = random.next();
  const isDub = asset.type === 'dub';
  const maker =
    isDub && way < 0.28
      ? inParts(c, version)
      : isDub && way < 0.45
        ? throughPrime(c, version)
        : way > 0.98
          ? withoutOrder(c, version)
          : inOne(c, version);
  const last = revised === undefined ? maker : remake(c, revised, maker);
  distract(c, last, asset.versions.at(-1)?.deliveredOn ?? version.deliveredOn);
  return last.id;
}

/** One order, one partner; now and then, after a rejection, another one. */
function inOne(c: Commission, version: Version): Partner {
  const { random } = c;
  const first = pickMaker(c);
  const mishaps = drawMishaps(random, first);
  const service = wholeService(c);
  const job = { service, versionId: version.id, ending: 'accepted', doneOn: version.deliveredOn } as const;
  if (mishaps.rejection !== 'partner' || !random.chance(0.2)) {
    const { id } = recordJob(c, { ...job, partner: first, mishaps });
    creditCrew(c, first, id);
    return first;
  }
  const second = pickMaker(c, first.id);
  const takeover = { fault: 'none', reason: 'taken over after a rejection' } as const;
  const { id, orderedOn } = recordJob(c, {
    ...job,
    partner: second,
    mishaps: drawMishaps(random, second),
    remake: takeover,
  });
  recordJob(c, {
    ...job,
    partner: first,
    mishaps,
    versionId: null,
    ending: 'rejected',
    doneOn: addDays(orderedOn, -random.whole(3, 6)),
  });
  creditCrew(c, random.chance(0.3) ? first : second, id);
  return second;
}

/** A dub that is ordered in parts: adapted by one, recorded by another, and mixed last, mostly where it was recorded. */
function inParts(c: Commission, version: Version): Partner {
  const { random, partners, asset } = c;
  const studio = pickMaker(c);
  const mixer = random.chance(0.7) ? studio : pickMaker(c, studio.id);
  const adapter = pickPartner(random, partners.of('freelancer', asset.language));
  const accepted = { ending: 'accepted' } as const;
  const mixedOn = version.deliveredOn;
  const recordedOn = addDays(mixedOn, -random.whole(16, 24));
  const mix = recordJob(c, {
    ...accepted,
    partner: mixer,
    service: 'mix',
    mishaps: drawMishaps(random, mixer),
    doneOn: mixedOn,
    versionId: version.id,
  });
  const recording = recordJob(c, {
    ...accepted,
    partner: studio,
    service: 'recording',
    mishaps: drawMishaps(random, studio),
    doneOn: recordedOn,
    versionId: null,
  });
  recordJob(c, {
    ...accepted,
    partner: adapter,
    service: 'adaptation',
    mishaps: drawMishaps(random, adapter),
    doneOn: addDays(recordedOn, -random.whole(16, 24)),
    versionId: null,
  });
  contribute(c, 'adapter', adapter);
  contribute(c, 'recording_studio', studio, recording.id);
  contribute(c, 'mix_facility', mixer, mix.id);
  if (random.chance(0.7)) contribute(c, 'dub_director', freelancer(c));
  return mixer;
}

/** A dub ordered of a prime contractor, who has a studio record it: either delivers. */
function throughPrime(c: Commission, version: Version): Partner {
  const { random } = c;
  const prime = pickMaker(c);
  const studio = pickMaker(c, prime.id);
  const deliveredBy = random.chance(0.35) ? studio : prime;
  const { id } = recordJob(c, {
    partner: prime,
    deliveredBy,
    service: 'full_dub',
    mishaps: drawMishaps(random, prime),
    doneOn: version.deliveredOn,
    versionId: version.id,
    ending: 'accepted',
  });
  contribute(c, 'prime_contractor', prime, id);
  creditCrew(c, prime, id, studio);
  return deliveredBy;
}

/** An accepted delivery whose order was never recorded; its version says of which asset it is. */
function withoutOrder(c: Commission, version: Version): Partner {
  const maker = pickMaker(c);
  const at = momentOn(c.random, version.deliveredOn);
  c.records.delivery({
    order_id: null,
    version_id: version.id,
    partner_id: maker.id,
    delivered_at: at,
    is_redelivery: false,
    decision: 'accepted',
    decided_at: later(at, c.random.whole(3, 60)),
    severity: 'none',
    fault: 'none',
    reason: null,
  });
  creditCrew(c, maker, null);
  return maker;
}

/** The second version: by the same partner, or by another one, who is accountable from then on. No fault of the first one's. */
function remake(c: Commission, version: Version, first: Partner): Partner {
  const { random } = c;
  const isSame = random.chance(0.65);
  const maker = isSame ? first : pickMaker(c, first.id);
  const isRetimed = version.shiftS !== 0;
  recordJob(c, {
    partner: maker,
    service: isAudio(c.asset.type) ? 'mix' : 'translation',
    mishaps: drawMishaps(random, maker),
    doneOn: version.deliveredOn,
    versionId: version.id,
    ending: 'accepted',
    remake: {
      fault: isRetimed ? 'material' : random.pick(['client', 'arbitrated_away'] as const),
      reason: version.reason,
    },
  });
  return maker;
}

/** Records that name others and don't count: cancelled and open orders, checks, and attempts that were rejected. */
function distract(c: Commission, maker: Partner, doneOn: string): void {
  const { random } = c;
  const draw = random.next();
  const other = pickMaker(c, maker.id);
  if (draw < 0.06) cancelled(c, other, addDays(doneOn, -random.whole(30, 70)));
  else if (draw < 0.11) checkOrder(c, other, doneOn);
  else if (draw < 0.14) openOrder(c, other);
  else if (draw < 0.165) {
    recordJob(c, {
      partner: other,
      service: wholeService(c),
      mishaps: { ...drawMishaps(random, other), rejection: random.pick(['client', 'material'] as const) },
      doneOn: addDays(doneOn, random.whole(5, 15)),
      versionId: null,
      ending: 'rejected',
      remake: { fault: 'client', reason: 'asked for anew' },
    });
  }
}

/** Nothing was accepted, as far as the records go: the latest order that was not cancelled decides. */
function orderedTrail(c: Commission): string {
  const { random, asset } = c;
  const maker = pickMaker(c);
  const doneOn = asset.versions[0]?.deliveredOn ?? asOf;
  const service = wholeService(c);
  const way = random.next();
  if (way < 0.3) {
    recordJob(c, {
      partner: maker,
      service,
      mishaps: { ...drawMishaps(random, maker), rejection: null },
      doneOn,
      versionId: asset.versions[0]?.id ?? null,
      ending: 'pending',
    });
  } else {
    const orderedOn = addDays(doneOn, -random.whole(12, 30));
    bareOrder(c, maker, service, orderedOn, 'done');
    if (way < 0.6)
      bareOrder(c, pickMaker(c, maker.id), service, addDays(orderedOn, -random.whole(5, 20)), 'replaced');
    else if (way < 0.8) rejectedBefore(c, pickMaker(c, maker.id), addDays(orderedOn, -random.whole(2, 8)));
  }
  if (random.chance(0.4)) cancelled(c, pickMaker(c, maker.id), addDays(doneOn, random.whole(1, 9)));
  creditCrew(c, random.chance(0.6) ? maker : pickMaker(c, maker.id), null);
  return maker.id;
}

function rejectedBefore(c: Commission, partner: Partner, doneOn: string): void {
  recordJob(c, {
    partner,
    service: wholeService(c),
    mishaps: { ...drawMishaps(c.random, partner), rejection: 'material' },
    doneOn,
    versionId: null,
    ending: 'rejected',
  });
}

/** Two partners deliver at the same moment, and both are accepted: a tie. */
function deliveredTwice(c: Commission): null {
  const { random, asset, records } = c;
  const first = pickMaker(c);
  const second = pickMaker(c, first.id);
  const doneOn = asset.versions.at(-1)?.deliveredOn ?? asOf;
  const at = momentOn(random, doneOn);
  const decidedAt = later(at, random.whole(3, 60));
  for (const partner of [first, second]) {
    const orderId = bareOrder(c, partner, wholeService(c), addDays(doneOn, -random.whole(12, 30)), 'done');
    records.delivery({
      order_id: orderId,
      version_id: asset.versions.at(-1)?.id ?? null,
      partner_id: partner.id,
      delivered_at: at,
      is_redelivery: false,
      decision: 'accepted',
      decided_at: decidedAt,
      severity: 'none',
      fault: 'none',
      reason: null,
    });
  }
  creditCrew(c, first, null);
  return null;
}

/** Two partners were asked on the same day, and nothing says who delivered: a tie. */
function orderedTwice(c: Commission): null {
  const first = pickMaker(c);
  const orderedOn = addDays(c.asset.versions[0]?.deliveredOn ?? asOf, -c.random.whole(12, 30));
  bareOrder(c, first, wholeService(c), orderedOn, 'done');
  bareOrder(c, pickMaker(c, first.id), wholeService(c), orderedOn, 'done');
  creditCrew(c, first, null);
  return null;
}
