import { addDays, asOf } from '../calendar.ts';
import { billCancellation } from './bills.ts';
import type { Commission } from './commission.ts';
import type { Service } from './job.ts';
import { isAudio, type Partner } from './partners.ts';

/** What is ordered of one partner who makes the whole asset. */
export function wholeService({ asset }: Commission): Service {
  return isAudio(asset.type) ? 'full_dub' : 'translation';
}

/** An order that was cancelled before anything came. */
export function cancelled(c: Commission, partner: Partner, orderedOn: string): void {
  const { random, asset, records, minutes } = c;
  const service = wholeService(c);
  const due = addDays(orderedOn, random.whole(10, 30));
  const orderId = records.order({
    asset_id: asset.id,
    partner_id: partner.id,
    service,
    ordered_on: orderedOn,
    materials_available_on: null,
    due_on_first: due,
    due_on_current: due,
    delay_fault: null,
    minutes,
    status: 'cancelled',
  });
  if (random.chance(0.4)) billCancellation(c, { orderId, partner, doneOn: orderedOn, service });
}

/** An order to check what another one made. */
export function checkOrder(c: Commission, partner: Partner, doneOn: string): void {
  bareOrder(c, partner, 'qc', doneOn, 'done');
}

/** A new order that is not due yet. */
export function openOrder(c: Commission, partner: Partner): void {
  const { random, asset, records, minutes } = c;
  const due = addDays(asOf, random.whole(3, 60));
  records.order({
    asset_id: asset.id,
    partner_id: partner.id,
    service: wholeService(c),
    ordered_on: addDays(asOf, -random.whole(0, 20)),
    materials_available_on: random.chance(0.5) ? asOf : null,
    due_on_first: due,
    due_on_current: due,
    delay_fault: null,
    minutes,
    status: 'open',
  });
}

/** An order without dates to keep, of which no delivery is recorded. */
export function bareOrder(
  c: Commission,
  partner: Partner,
  service: Service,
  orderedOn: string,
  status: string,
): string {
  return c.records.order({
    asset_id: c.asset.id,
    partner_id: partner.id,
    service,
    ordered_on: orderedOn,
    materials_available_on: null,
    due_on_first: null,
    due_on_current: null,
    delay_fault: null,
    minutes: c.minutes,
    status,
  });
}
