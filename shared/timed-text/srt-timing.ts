import { stampOf, unreadable, type Stamp } from './clock.ts';

/** The line of an SRT file that holds the times of an event. */
export interface TimingLine {
  readonly start: Stamp;
  readonly end: Stamp;
  /** What follows the times, where it is made of `name:value` pairs such as `X1:100`. */
  readonly settings: string;
  /** What follows the times, where it is text. */
  readonly text: string;
  readonly arrowMended: boolean;
  /** Minutes or seconds are beyond 59. */
  readonly overflows: boolean;
}

/** Longest text that can be a time, with room for spaces within it. */
const longestTime = 60;
const clock = /^(-?)\s*(?:(\d{1,15})\s*:\s*)?(\d{1,9})\s*:\s*(\d{1,9})(?:\s*[.,]\s*(\d{1,9}))?(?![\d.,:])/;
const otherArrow = /^(.{1,60}?)(?:-{1,3} ?>|- ?- ?>|[–—=]+>)(.*)$/s;
const settingsOnly = /^(?:[A-Za-z]\w{0,20}:\S+(?:\s+|$))*$/;

/**
 * Reads a line as the timing of an event; null when it is none. A line with `-->` is one when either side is a time or both
 * begin like one; with another arrow only when both sides are times. Hours may have any width or be missing, the separator may be
 * a point, and a fraction of one or two digits is a fraction: `1.5` is one and a half seconds.
 */
export function readTimingLine(line: string): TimingLine | null {
  if (!line.includes('>')) return null;
  const arrow = line.indexOf('-->');
  if (arrow >= 0) return read(line.slice(0, arrow), line.slice(arrow + 3), false);
  const [, left, right] = line.length > 300 ? [] : (otherArrow.exec(line) ?? []);
  return left === undefined || right === undefined ? null : read(left, right, true);
}

function read(left: string, right: string, arrowMended: boolean): TimingLine | null {
  const startRaw = left.trim();
  const rest = right.trimStart();
  const start = startRaw.length > longestTime ? null : clock.exec(startRaw);
  const end = clock.exec(rest.slice(0, longestTime));
  const startIsTime = start !== null && start[0].length === startRaw.length;
  const looksTimed = /^-?\d/.test(startRaw) && /^-?\d/.test(rest);
  const isTiming = arrowMended ? startIsTime && end !== null : startIsTime || end !== null || looksTimed;
  if (!isTiming) return null;
  const endRaw = end?.[0] ?? /^\S*/.exec(rest.slice(0, longestTime))?.[0] ?? '';
  const tail = rest.slice(endRaw.length).trim();
  const isSettings = tail.length <= 300 && settingsOnly.test(tail);
  return {
    start: startIsTime ? stamp(start) : unreadable(startRaw.slice(0, longestTime)),
    end: end === null ? unreadable(endRaw) : stamp(end),
    settings: isSettings ? tail : '',
    text: isSettings ? '' : tail,
    arrowMended,
    overflows: (startIsTime && overflows(start)) || (end !== null && overflows(end)),
  };
}

function stamp([raw, sign, hours = '0', minutes = '', seconds = '', fraction = '']: RegExpExecArray): Stamp {
  return stampOf(raw, { negative: sign === '-', hours, minutes, seconds, fraction });
}

function overflows([, , hours, minutes, seconds]: RegExpExecArray): boolean {
  return Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59);
}
