/** Dates and timestamps between DuckDB's integers and ISO 8601 text. */

const microsPerDay = 86_400_000_000n;

/** DuckDB's `infinity` and `-infinity` of DATE, in days. */
const farDay = 2_147_483_647;

/** Days since 1970-01-01 as `YYYY-MM-DD` (proleptic Gregorian; years beyond 4 digits signed, as ISO 8601 extends them). */
export function isoDate(days: number): string {
  if (Math.abs(days) === farDay) return days > 0 ? 'infinity' : '-infinity';
  const { year, month, day } = civil(days);
  const years =
    year >= 0 && year <= 9999
      ? String(year).padStart(4, '0')
      : `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
  return `${years}-${two(month)}-${two(day)}`;
}

/** Microseconds since 1970-01-01T00:00:00 as `YYYY-MM-DDThh:mm:ss`, with a fraction of 3 or 6 digits where there is one. */
export function isoTimestamp(micros: bigint): string {
  if (micros === 9_223_372_036_854_775_807n) return 'infinity';
  if (micros === -9_223_372_036_854_775_807n) return '-infinity';
  const inDay = ((micros % microsPerDay) + microsPerDay) % microsPerDay;
  const days = Number((micros - inDay) / microsPerDay);
  const seconds = Number(inDay / 1_000_000n);
  const fraction = String(inDay % 1_000_000n).padStart(6, '0');
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${isoDate(days)}T${time}${fraction === '000000' ? '' : `.${fraction.endsWith('000') ? fraction.slice(0, 3) : fraction}`}`;
}

/** `YYYY-MM-DD` as days since 1970-01-01. @throws RangeError on anything else. */
export function daysOf(text: string): number {
  if (!isDay(text)) throw new RangeError(`Not a date: ${text}`);
  return Date.parse(`${text}T00:00:00Z`) / 86_400_000;
}

/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** `YYYY-MM-DDThh:mm:ss[.ffffff]` (or a space for the T) as microseconds since 1970-01-01. @throws RangeError on anything else. */
export function microsOf(text: string): bigint {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?$/.exec(text);
  const [, date = '', hours = '', minutes = '', seconds = '', fraction = ''] = match ?? [];
  if (match === null || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    throw new RangeError(`Not a timestamp: ${text}`);
  const inDay = BigInt(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1_000_000n;
  return BigInt(daysOf(date)) * microsPerDay + inDay + BigInt(fraction.padEnd(6, '0'));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * The Gregorian date of a day count, for all of DuckDB's range (`Date` covers less): days are counted from 1 March of
 * year 0, so that leap days end each year, era (400 years) by era.
 */
function civil(days: number): { year: number; month: number; day: number } {
  const sinceMarch = days + 719_468;
  const era = Math.floor(sinceMarch / 146_097);
  const ofEra = sinceMarch - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}
