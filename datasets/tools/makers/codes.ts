import type { Asset } from '../assets.ts';
import { addDays } from '../calendar.ts';
import { stream, type Random } from '../random.ts';
import type { Partners } from './partners.ts';

/** Whom a vendor code meant, and when: both days inclusive, null while it lasts. */
export interface CodePeriod {
  readonly code: string;
  readonly from: string;
  readonly to: string | null;
  readonly partner: string;
}

const beginning = '2014-01-01';

/**
 * The vendor codes of the old catalogue. Each partner had one, and most codes were given to another partner later: on
 * the day after some legacy asset was delivered, so that the last day counts. Some were nobody's for a while, and two
 * partners shared one code.
 */
export class VendorCodes {
  readonly periods: readonly CodePeriod[];

  constructor(seed: number, partners: Partners, assets: readonly Asset[]) {
    const random = stream(seed, 'vendor codes');
    const deliveries = assets
      .filter(({ workflow }) => workflow === 'legacy')
      .flatMap(({ versions }) => versions.slice(0, 1).map(({ deliveredOn }) => deliveredOn));
    const holders = random.shuffled(partners.all.filter(({ kind, weight }) => hasCode(kind) && weight > 0));
    this.periods = holders.flatMap((holder, i) => {
      const code = `V${String(100 + 7 * i)}`;
      const next = holders[(i + 5) % holders.length] ?? holder;
      const handover = deliveries.length === 0 ? '2017-06-30' : random.pick(deliveries);
      return periodsOf(code, i, holder.id, next.id, handover);
    });
  }

  /** The codes that mean exactly these partners on a day. */
  meaning(day: string, count: number): { readonly code: string; readonly partners: readonly string[] }[] {
    const valid = this.periods.filter(({ from, to }) => from <= day && (to === null || to >= day));
    return [...Map.groupBy(valid, ({ code }) => code)]
      .map(([code, periods]) => ({ code, partners: [...new Set(periods.map(({ partner }) => partner))] }))
      .filter(({ partners }) => partners.length === count);
  }

  /** The codes that mean nobody on a day, though they did before or will. */
  idle(day: string): string[] {
    const valid = new Set([1, 2].flatMap((count) => this.meaning(day, count).map(({ code }) => code)));
    return [...new Set(this.periods.map(({ code }) => code))].filter((code) => !valid.has(code));
  }
}

/** By turns: handed over the day after, handed over after a year, shared for ever, kept, and handed over with a day in common. */
function periodsOf(code: string, turn: number, holder: string, next: string, handover: string): CodePeriod[] {
  const first = { code, from: beginning, to: handover, partner: holder };
  switch (turn % 6) {
    case 0:
    case 3:
      return [first, { code, from: addDays(handover, 1), to: null, partner: next }];
    case 1:
      return [first, { code, from: addDays(handover, 366), to: null, partner: next }];
    case 2:
      return [{ ...first, to: null }];
    case 4:
      return [first, { code, from: handover, to: null, partner: next }];
    default:
      return turn === 5
        ? [
            { ...first, to: null },
            { code, from: addDays(beginning, 400), to: null, partner: next },
          ]
        : [{ ...first, to: null }];
  }
}

function hasCode(kind: Partners['all'][number]['kind']): boolean {
  return kind === 'dubbing_studio' || kind === 'subtitling_house' || kind === 'freelancer';
}

/** One of the codes, of partners who could have made the asset where there are such codes. */
export function plausible<T extends { readonly partners: readonly string[] }>(
  random: Random,
  partners: Partners,
  asset: Asset,
  codes: readonly T[],
): T {
  const makers = new Set(partners.makersOf(asset).map(({ id }) => id));
  const fitting = codes.filter(({ partners: named }) => named.every((id) => makers.has(id)));
  return random.pick(fitting.length > 0 ? fitting : codes);
}
