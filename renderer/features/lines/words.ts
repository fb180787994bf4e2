import { decimal } from '../../i18n/format.ts';
import { lineWords } from '../../i18n/lines.ts';
import type { Line } from './line.ts';

/** A time as hours:minutes:seconds.milliseconds; an en dash where it is not known. */
export function timecode(ms: number | null): string {
  if (ms === null) return '–';
  const whole = Math.round(Math.abs(ms));
  const part = (value: number, digits: number): string => String(value).padStart(digits, '0');
  const clock = [
    Math.floor(whole / 3_600_000),
    Math.floor(whole / 60_000) % 60,
    Math.floor(whole / 1000) % 60,
  ];
  return `${ms < 0 ? '−' : ''}${clock.map((value) => part(value, 2)).join(':')}.${part(whole % 1000, 3)}`;
}

/** A count of characters, which comes in halves: 36, 8.5. */
export function halves(count: number | null): string {
  return decimal(count, count !== null && !Number.isInteger(count) ? 1 : 0);
}

/** Why a line shows no text. */
export function noText({ text, eventType }: Line): string {
  if (eventType === 'image') return lineWords.image;
  return text === null ? lineWords.withheld : lineWords.noText;
}
