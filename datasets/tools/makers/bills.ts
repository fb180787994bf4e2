import type { Row } from '../../../shared/package/tables.ts';
import { addDays, asOf } from '../calendar.ts';
import { groupOf } from '../languages.ts';
import { isAudio, type Partner } from './partners.ts';
import type { Commission } from './commission.ts';
import type { Mishaps, Service } from './job.ts';

/** What a bill depends on. */
interface Billed {
  readonly orderId: string;
  readonly partner: Partner;
  readonly service: Service;
  readonly mishaps: Mishaps;
  readonly doneOn: string;
  readonly ending: 'accepted' | 'rejected' | 'pending';
  readonly minutes: number;
}

/** US dollars for a minute of programme, dubbed in full or translated, by language group. */
const prices: Readonly<Record<string, { readonly dub: number; readonly text: number }>> = {
  de: { dub: 78, text: 11 },
  fr: { dub: 82, text: 11 },
  es: { dub: 48, text: 7 },
  pt: { dub: 50, text: 7 },
  en: { dub: 95, text: 9 },
  ja: { dub: 110, text: 15 },
  hi: { dub: 32, text: 6 },
  pl: { dub: 40, text: 7 },
  ko: { dub: 66, text: 12 },
  fi: { dub: 90, text: 14 },
};
const usualPrice = { dub: 60, text: 9 };

/** The part of the price of a full dub, or of a translation, that a service costs. */
const parts: Readonly<Record<Service, number>> = {
  translation: 1,
  post_edit: 0.5,
  qc: 0.2,
  full_dub: 1,
  adaptation: 0.18,
  recording: 0.55,
  mix: 0.27,
};

/** Currencies by country, and US dollars for one unit. Countries that are not here bill in dollars. */
const currencies: Readonly<Record<string, { readonly code: string; readonly usd: number }>> = {
  DE: { code: 'EUR', usd: 1.1 },
  AT: { code: 'EUR', usd: 1.1 },
  FR: { code: 'EUR', usd: 1.1 },
  NL: { code: 'EUR', usd: 1.1 },
  ES: { code: 'EUR', usd: 1.1 },
  PT: { code: 'EUR', usd: 1.1 },
  FI: { code: 'EUR', usd: 1.1 },
  GR: { code: 'EUR', usd: 1.1 },
  IE: { code: 'EUR', usd: 1.1 },
  GB: { code: 'GBP', usd: 1.28 },
  CH: { code: 'CHF', usd: 1.14 },
  BR: { code: 'BRL', usd: 0.19 },
  MX: { code: 'MXN', usd: 0.055 },
  JP: { code: 'JPY', usd: 0.0068 },
  IN: { code: 'INR', usd: 0.012 },
  PL: { code: 'PLN', usd: 0.26 },
  KR: { code: 'KRW', usd: 0.00074 },
};
const dollars = { code: 'USD', usd: 1 };

/** Records the invoices of a job: the work, and what its mishaps cost or saved. */
export function billJob(c: Commission, job: Billed): void {
  const { random } = c;
  const { mishaps, minutes, ending } = job;
  const price = minutes * minutePrice(c, job.service) * Math.exp(0.08 * random.normal());
  const extra = random.next();
  if (ending === 'pending') return;
  if (ending === 'rejected') {
    if (extra < 0.5) bill(c, job, 'cancellation', 0.3 * price, null);
    return;
  }
  bill(c, job, 'production', price, minutes);
  if (extra < 0.07) bill(c, job, 'rush', 0.35 * price, null);
  const isOurs = mishaps.rejection === 'client' || mishaps.rejection === 'material';
  if (isOurs) bill(c, job, 'rework', random.between(0.2, 0.5) * price, round(minutes * 0.4, 1));
  const isTheirs = mishaps.rejection === 'partner' || mishaps.delay === 'partner';
  if (isTheirs && extra > 0.5) bill(c, job, 'credit', -random.between(0.05, 0.2) * price, null);
}

/** Records what is paid for an order that was cancelled. */
export function billCancellation(
  c: Commission,
  job: Pick<Billed, 'orderId' | 'partner' | 'doneOn' | 'service'>,
): void {
  bill(c, job, 'cancellation', 0.25 * c.minutes * minutePrice(c, job.service), null);
}

/** US dollars for a minute of programme in the asset's language. */
function minutePrice({ asset }: Commission, service: Service): number {
  const price = prices[groupOf(asset.language)] ?? usualPrice;
  return parts[service] * (isAudio(asset.type) && service !== 'qc' ? price.dub : price.text);
}

/** Days after the job by which it is billed; what would be billed after today isn't there yet. */
function bill(
  c: Commission,
  { orderId, partner, doneOn }: Pick<Billed, 'orderId' | 'partner' | 'doneOn'>,
  kind: Row<'invoices'>['kind'],
  usd: number,
  minutesBilled: number | null,
): void {
  const invoicedOn = addDays(doneOn, c.random.whole(4, 30));
  const currency = currencies[partner.country] ?? dollars;
  if (invoicedOn > asOf) return;
  c.records.invoice({
    order_id: orderId,
    partner_id: partner.id,
    kind,
    amount: round(usd / currency.usd, 2),
    currency: currency.code,
    amount_usd: round(usd, 2),
    minutes_billed: minutesBilled,
    invoiced_on: invoicedOn,
  });
}

function round(value: number, digits: number): number {
  const unit = 10 ** digits;
  return Math.round(value * unit) / unit;
}
