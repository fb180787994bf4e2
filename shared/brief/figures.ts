import type { Range } from '../stats/forecast.ts';

/** The language that a brief is written in. */
const written = 'en';

const languages = new Intl.DisplayNames(written, { type: 'language', fallback: 'code' });

/** The English name of a language with its tag, such as `Portuguese (Brazil), pt-BR`; a tag that is none stays alone. */
export function languageName(tag: string): string {
  try {
    const name = languages.of(tag) ?? tag;
    return name === tag ? tag : `${name}, ${tag}`;
  } catch {
    return tag;
  }
}

/** A whole number, such as `1,204,331`. */
export function count(value: number): string {
  return decimal(value, 0);
}

/** A number with so many decimals; a dash where there is none. */
export function decimal(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(written, format).format(value).replace('-', '−');
}

/** A limit, with as many decimals as it has, such as `17` or `9.5`. */
export function limitOf(cps: number): string {
  return new Intl.NumberFormat(written, { maximumFractionDigits: 2 }).format(cps);
}

/** A change with its interval, such as `+4.11 (+3.80 to +4.42)`, with so many decimals that both ends read differently. */
export function changeWithInterval({ estimate, low, high }: Range): string {
  const digits = [2, 3, 4, 5].find((each) => decimal(low, each) !== decimal(high, each)) ?? 2;
  return `${signed(estimate, digits)} (${signed(low, digits)} to ${signed(high, digits)})`;
}

/** A number with its sign; none before what rounds to 0. */
function signed(value: number, digits: number): string {
  const size = decimal(Math.abs(value), digits);
  return `${/[1-9]/.test(size) ? (value < 0 ? '−' : '+') : ''}${size}`;
}

/** A time in a title, such as `1:02:03.4`. */
export function clock(ms: number): string {
  const tenths = Math.round(ms / 100);
  const [hours, minutes] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60];
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`;
}

/** Minutes of work in words, such as `1,240 minutes (about 21 hours)`. */
export function workTime(minutes: number): string {
  const hours = minutes / 60;
  return hours < 1
    ? `${count(minutes)} minutes`
    : `${count(minutes)} minutes (about ${decimal(hours, hours < 10 ? 1 : 0)} hours)`;
}
