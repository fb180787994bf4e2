import type { Cell } from '../../shared/engine/port.ts';

/** The language of the interface; data keeps its own. */
export const uiLanguage = 'en';

const whole = new Intl.NumberFormat(uiLanguage, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(uiLanguage, {
  notation: 'compact',
  compactDisplay: 'long',
  maximumFractionDigits: 1,
});
const day = new Intl.DateTimeFormat(uiLanguage, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const languageNames = new Intl.DisplayNames(uiLanguage, { type: 'language', fallback: 'none' });
const regionNames = new Intl.DisplayNames(uiLanguage, { type: 'region', fallback: 'none' });
const lists = new Intl.ListFormat(uiLanguage, { type: 'conjunction' });

/** What stands for a value that is not there. */
export const nothing = '–';

/** A count: `1,204,331`. */
export function count(value: number | bigint | null): string {
  return value === null ? nothing : whole.format(value);
}

/** A large count in words: `5.1 million`. */
export function inWords(value: number): string {
  return compact.format(value);
}

/** A number with exactly `digits` decimals: `13.4`. */
export function decimal(value: number | null, digits = 1): string {
  if (value === null || !Number.isFinite(value)) return nothing;
  return new Intl.NumberFormat(uiLanguage, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A share as a percentage: 0.068 as `6.8 %`. */
export function percent(value: number | null, digits = 1): string {
  return value === null || !Number.isFinite(value) ? nothing : `${decimal(value * 100, digits)}\u202f%`;
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'];

/** Bytes in decimal units: `184 MB`, `3.1 GB`. */
export function bytes(value: number): string {
  const digits = (power: number): number => (power >= 3 ? 1 : 0);
  // A unit ends where rounding would show a thousand of it.
  const power = units.findIndex((_, i) => value < (1000 - 0.5 / 10 ** digits(i)) * 1000 ** i);
  const shown = power < 0 ? units.length - 1 : power;
  return `${decimal(value / 1000 ** shown, digits(shown))} ${units[shown] ?? ''}`;
}

/** Milliseconds: `38 ms`, `2.4 s`, `1 min 12 s`. */
export function duration(ms: number): string {
  if (Math.round(ms) < 1000) return `${whole.format(ms)} ms`;
  if (Math.round(ms / 100) < 600) return `${decimal(ms / 1000, 1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${whole.format(Math.floor(seconds / 60))} min ${whole.format(seconds % 60)} s`;
}

/** A time in a title: 847,000 ms as `00:14:07`. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** An ISO date in words: `16 Nov 2026`; text that is no date stays as it is. */
export function date(iso: string): string {
  const time = Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  return Number.isNaN(time) ? iso : day.format(time);
}

/** Tags that name no one language (ISO 639-3), which browsers have no words for. */
const specialTags: ReadonlyMap<string, string> = new Map([
  ['mul', 'several languages'],
  ['und', 'undetermined language'],
  ['zxx', 'no spoken language'],
]);

/** A language tag in words: `es-419` as `Latin American Spanish`. A tag that has no name stays as it is. */
export function language(tag: string): string {
  try {
    return specialTags.get(tag) ?? languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A country code in words: `SE` as `Sweden`; a code that has no name stays as it is. */
export function country(code: string): string {
  try {
    return regionNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** `a, b, and c`. */
export function list(items: readonly string[]): string {
  return lists.format(items);
}

/** The first characters of a fingerprint, in two groups: `7f3a·c91e`. */
export function shortFingerprint(fingerprint: string): string {
  const hex = fingerprint.replace(/^sha256:/, '');
  return `${hex.slice(0, 4)}·${hex.slice(4, 8)}`;
}

/** A cell as text for people, without knowing its unit. */
export function cell(value: Cell): string {
  if (value === null) return nothing;
  if (typeof value === 'bigint') return count(value);
  if (typeof value === 'number') return Number.isInteger(value) ? count(value) : decimal(value, 3);
  return String(value);
}

/** A sentence of `shared` whose percent signs stay with their figures. */
export function unbroken(sentence: string): string {
  return sentence.replaceAll(' %', '\u00a0%');
}

/** A figure with its sign; none before what rounds to 0. */
export function signed(value: number, digits = 0, plus = true): string {
  const size = decimal(Math.abs(value), digits);
  if (!/[1-9]/.test(size)) return size;
  return `${value < 0 ? '−' : plus ? '+' : ''}${size}`;
}
