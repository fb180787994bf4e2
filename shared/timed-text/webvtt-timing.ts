import type { WritingMode } from './event.ts';
import { stampOf, type Stamp } from './clock.ts';

/** The timing line of a WebVTT cue. */
export interface CueTiming {
  readonly start: Stamp;
  readonly end: Stamp;
  /** Cue settings as written. */
  readonly settings: string;
}

/** Longest text that can be a timestamp; more digits of hours than that are no time of a title. */
const longestTime = 64;
/** "Collect a WebVTT timestamp": hours of any width, or none when the first of two parts has two digits. */
const timestamp = /^(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})(?!\d)/;

/** Reads a line as "collect WebVTT cue timings and settings" does; null where that fails. */
export function readCueTiming(line: string): CueTiming | null {
  const arrow = line.indexOf('-->');
  const left = trimSpaces(line.slice(0, arrow));
  const right = trimSpaces(line.slice(arrow + 3));
  if (left.length > longestTime) return null;
  const start = readTimestamp(left);
  const end = readTimestamp(right.slice(0, longestTime));
  if (start === null || end === null || start.raw.length !== left.length) return null;
  return { start, end, settings: trimSpaces(right.slice(end.raw.length)) };
}

function readTimestamp(text: string): Stamp | null {
  const [raw, hours = '0', minutes = '', seconds = '', fraction = ''] = timestamp.exec(text) ?? [];
  if (raw === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return stampOf(raw, { negative: false, hours, minutes, seconds, fraction });
}

/** The region that cue settings name; of two the last, as the specification has it. */
export function regionSetting(settings: string): string | null {
  return settingNamed('region', settings);
}

/** How the lines of a cue run where its `vertical` setting asks for columns; null else. */
export function writingModeSetting(settings: string): WritingMode | null {
  const vertical = settingNamed('vertical', settings);
  return vertical === 'rl' ? 'tb-rl' : vertical === 'lr' ? 'tb-lr' : null;
}

/** The identifier in the settings of a REGION block. */
export function readRegionId(buffer: string): string | null {
  return settingNamed('id', buffer);
}

function settingNamed(name: string, settings: string): string | null {
  const prefix = `${name}:`;
  const value = settings
    .split(/[ \t\n\f\r]/)
    .findLast((setting) => setting.startsWith(prefix) && setting.length > prefix.length)
    ?.slice(prefix.length);
  return value ?? null;
}

/** Trims what WebVTT calls white space: no-break spaces and their like are not. */
function trimSpaces(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0c || unit === 0x0d;
}
