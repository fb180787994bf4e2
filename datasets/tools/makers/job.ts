import type { Row } from '../../../shared/package/tables.ts';
import { addDays } from '../calendar.ts';
import type { Random } from '../random.ts';
import { billJob } from './bills.ts';
import type { Commission } from './commission.ts';
import type { Partner } from './partners.ts';

/** What can be ordered. */
export type Service = Row<'work_orders'>['service'];

type Delivery = Row<'deliveries'>;

/** What goes wrong with an order, drawn before anything is dated. */
export interface Mishaps {
  /** Whose fault a delay is, against the date first agreed. */
  readonly delay: 'none' | 'partner' | 'client' | 'material';
  /** Whose fault it is that the first delivery is rejected; null where it is accepted. */
  readonly rejection: Exclude<NonNullable<Delivery['fault']>, 'none'> | null;
}

/** An order to be carried out. */
interface Job {
  readonly partner: Partner;
  readonly service: Service;
  readonly mishaps: Mishaps;
  /** The day of the last delivery. */
  readonly doneOn: string;
  /** The version that the last delivery made; null for a part of one. */
  readonly versionId: string | null;
  /** What became of it: accepted by the client, rejected and never replaced, or never decided. */
  readonly ending: 'accepted' | 'rejected' | 'pending';
  /** Who delivers in the partner's stead. */
  readonly deliveredBy?: Partner;
  /** Why another delivery had to be made of what was accepted before. */
  readonly remake?: { readonly fault: NonNullable<Delivery['fault']>; readonly reason: string };
}

/** Days from materials to the first delivery, typically. */
const workingDays: Readonly<Record<Service, number>> = {
  translation: 9,
  adaptation: 8,
  recording: 8,
  mix: 5,
  full_dub: 24,
  post_edit: 4,
  qc: 2,
};

/** Draws what goes wrong with a partner's order, by its true rates. The client and the materials cause trouble too. */
export function drawMishaps(random: Random, partner: Partner): Mishaps {
  const isLate = random.chance(1 - partner.onTime);
  const isHeldUp = random.chance(0.07);
  const isRejected = random.chance(partner.redelivery);
  const isSentBack = random.chance(0.045);
  const holdsUp = random.pick(['client', 'client', 'material'] as const);
  const sendsBack = random.pick(['client', 'material', 'arbitrated_away', 'arbitrated_away'] as const);
  return {
    delay: isLate ? 'partner' : isHeldUp ? holdsUp : 'none',
    rejection: isRejected ? 'partner' : isSentBack ? sendsBack : null,
  };
}

/** An order as it was placed. */
export interface PlacedOrder {
  readonly id: string;
  readonly orderedOn: string;
}

/** Records a job: its order, its deliveries and its invoices. Dates go backward from the last delivery. */
export function recordJob(c: Commission, job: Job): PlacedOrder {
  const { random, asset, records } = c;
  const dates = scheduleOf(random, job);
  const row = {
    asset_id: asset.id,
    partner_id: job.partner.id,
    service: job.service,
    ordered_on: dates.orderedOn,
    materials_available_on: dates.materialsOn,
    due_on_first: dates.dueOnFirst,
    due_on_current: dates.dueOnCurrent,
    delay_fault: job.mishaps.delay,
    minutes: c.minutes,
    status: job.ending === 'accepted' ? 'done' : job.ending === 'rejected' ? 'closed' : 'delivered',
  };
  const id = records.order(row);
  recordDeliveries(c, job, id, dates.firstOn);
  billJob(c, { ...job, orderId: id, minutes: c.minutes });
  return { id, orderedOn: dates.orderedOn };
}

interface Schedule {
  readonly orderedOn: string;
  readonly materialsOn: string | null;
  readonly firstOn: string;
  readonly dueOnFirst: string;
  readonly dueOnCurrent: string;
}

function scheduleOf(random: Random, { partner, service, mishaps, doneOn, ending }: Job): Schedule {
  const isRedone = mishaps.rejection !== null && ending !== 'rejected';
  const redoing = random.whole(2, 7);
  const firstOn = isRedone ? addDays(doneOn, -redoing) : doneOn;
  const typical = workingDays[service] * partner.pace * Math.exp(0.3 * random.normal());
  const materialsOn = addDays(firstOn, -Math.max(1, Math.round(typical)));
  const waiting = random.chance(0.12) ? random.whole(8, 25) : random.whole(0, 6);
  const margin = random.whole(0, 5);
  const overrun = random.whole(1, 8);
  const isMoved = random.chance(0.45);
  const dueOnFirst = addDays(firstOn, mishaps.delay === 'none' ? margin : -overrun);
  const isExcused = mishaps.delay === 'client' || mishaps.delay === 'material';
  const moves = isExcused || (mishaps.delay === 'partner' && isMoved);
  return {
    orderedOn: addDays(materialsOn, -waiting),
    materialsOn: random.chance(0.03) ? null : materialsOn,
    firstOn,
    dueOnFirst,
    dueOnCurrent: moves ? addDays(firstOn, random.whole(0, 3)) : dueOnFirst,
  };
}

function recordDeliveries(c: Commission, job: Job, orderId: string, firstOn: string): void {
  const { random, records } = c;
  const { mishaps, ending, remake, versionId, doneOn } = job;
  const deliverer = job.deliveredBy ?? job.partner;
  const common = { order_id: orderId, partner_id: deliverer.id };
  if (mishaps.rejection !== null || ending === 'rejected') {
    const at = momentOn(random, firstOn);
    const isBlocker = random.chance(0.25);
    records.delivery({
      ...common,
      version_id: null,
      delivered_at: at,
      is_redelivery: remake !== undefined,
      decision: 'rejected',
      decided_at: later(at, random.whole(4, 40)),
      severity: isBlocker ? 'blocker' : 'major',
      fault: mishaps.rejection ?? 'partner',
      reason: random.pick(rejectionReasons),
    });
  }
  if (ending === 'rejected') return;
  const at = momentOn(random, doneOn);
  const isRedelivery = mishaps.rejection !== null || remake !== undefined;
  const hasNotes = random.chance(0.16);
  const notesOf = hasNotes ? ('minor' as const) : ('none' as const);
  const isDecided = ending === 'accepted';
  records.delivery({
    ...common,
    version_id: versionId,
    delivered_at: at,
    is_redelivery: isRedelivery,
    decision: !isDecided ? 'pending' : hasNotes ? 'accepted_with_notes' : 'accepted',
    decided_at: isDecided ? later(at, random.whole(3, 60)) : null,
    severity: isDecided ? notesOf : null,
    fault: mishaps.rejection ?? remake?.fault ?? 'none',
    reason: mishaps.rejection !== null ? 'redelivery after a rejection' : (remake?.reason ?? null),
  });
}

const rejectionReasons = [
  'out of sync from reel 2 on',
  'wrong frame rate',
  'lines missing',
  'names not as agreed',
  'noise in the mix',
  'file does not open',
] as const;

/** A moment of a working day. */
export function momentOn(random: Random, date: string): string {
  return `${date}T${String(random.whole(6, 20)).padStart(2, '0')}:${String(random.whole(0, 59)).padStart(2, '0')}:00`;
}

/** The moment so many hours after another one. */
export function later(moment: string, hours: number): string {
  return new Date(Date.parse(`${moment}Z`) + hours * 3_600_000).toISOString().slice(0, 19);
}
