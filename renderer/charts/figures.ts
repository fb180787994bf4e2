import { count, country, decimal, inWords, language, percent as percentOf } from '../i18n/format.ts';

/** An estimate with its interval; the ends are null where none can be given: of fewer than two titles, or of titles that all say the same. */
export interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * To a whole number. A sum has other last bits where it was added up in another order: half an hour, and half an hour less a billionth,
 * are rounded alike.
 */
function whole(value: number): number {
  return Math.round(Number(value.toPrecision(12)));
}

/** A count, or an amount to the whole, as read in a sentence: exact below a million, in words above. */
export function roundCount(value: number): string {
  return value >= 1e6 ? inWords(value) : count(whole(value));
}

/** A share or a rate in percent; small ones keep enough digits to tell them apart. */
export function percent(share: number, digits = percentDigits(share)): string {
  return percentOf(share, digits);
}

/** Decimals that a percentage needs: 1 from 1 % up, 2 below, 3 below a tenth. */
export function percentDigits(share: number): number {
  const size = Math.abs(share) * 100;
  if (size === 0 || size >= 1) return 1;
  return size >= 0.1 ? 2 : 3;
}

const noInterval = 'no interval: too few titles, or none that differs';

/** `[low, high]` in the words of `show`, or the reason why there is none. */
export function interval(estimate: Estimate, show: (value: number) => string): string {
  if (estimate.low === null || estimate.high === null) return noInterval;
  return `[${show(estimate.low)}, ${show(estimate.high)}]`;
}

/** `0.43 % [0.42, 0.44]`: value and interval of a share, with the same decimals. */
export function percentWithInterval(estimate: Estimate): string {
  return `${percent(estimate.value)} ${percentInterval(estimate)}`;
}

/** `[0.42, 0.44]`: the interval of a share in percent, with the decimals of its value. */
export function percentInterval(estimate: Estimate): string {
  const digits = percentDigits(estimate.value);
  return interval(estimate, (value) => decimal(value * 100, digits));
}

/** `1 line`, `2 lines`; an amount to the whole. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${roundCount(value)} ${whole(value) === 1 ? one : many}`;
}

/** The name of a language tag, or the words for no language. */
export function languageName(tag: string | null): string {
  return tag === null || tag === '' ? 'no language' : language(tag);
}

/** The name of a country code, or the words for no country. */
export function countryName(code: string | null): string {
  return code === null || code === '' ? 'no country' : country(code);
}
