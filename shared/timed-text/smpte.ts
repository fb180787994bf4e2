import { flicksPerSecond, stampOfFlicks, unreadable, type Stamp } from './clock.ts';
import type { FrameRate } from './event.ts';

/**
 * How timecode labels count frames (SMPTE ST 12-1): at what rate, and whether labels are left out to keep pace with the
 * clock. Drop-frame exists for 30000/1001 and 60000/1001 only.
 */
export interface Counting {
  readonly rate: FrameRate;
  readonly dropFrame: boolean;
}

/** The parts of a label, as numbers that need not make sense. */
export interface LabelParts {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly frames: number;
}

/**
 * The frame that a label stands for, counted from 00:00:00:00. A label that drop-frame leaves out is read as the first that
 * is there after it, and told apart; one with parts that its rate doesn't have, such as frame 25 at 25, has no frame.
 */
export type LabelFrame =
  | { readonly frame: number; readonly fault: null | 'dropped' }
  | { readonly frame: null; readonly fault: 'no_label' };

/** Frame numbers that a second of labels has: 30 for 30 and for 30000/1001. */
function framesOfLabelSecond({ num, den }: FrameRate): number {
  return Math.round(num / den);
}

/** Labels left out at the start of each minute but every tenth: 2 at 29.97, 4 at 59.94 (SMPTE ST 12-1, drop-frame). */
function droppedAMinute({ rate, dropFrame }: Counting): number {
  return dropFrame ? framesOfLabelSecond(rate) / 15 : 0;
}

/** Frames from 00:00:00:00 to the next 00:00:00:00. */
function framesOfDay(counting: Counting): number {
  return 24 * 3600 * framesOfLabelSecond(counting.rate) - 24 * 54 * droppedAMinute(counting);
}

/** Flicks in a frame; null for a rate whose frames are no whole number of flicks, of which no usual one is. */
export function flicksOfFrame({ num, den }: FrameRate): number | null {
  const flicks = (flicksPerSecond * den) / num;
  return Number.isSafeInteger(flicks) ? flicks : null;
}

/** The parts of a label such as `01:02:03:04`, `01:02:03;04` or `01:02:03.04`; a mark other than `:` says drop-frame. */
export function readLabel(text: string): (LabelParts & { readonly marksDrop: boolean }) | null {
  const found = /^(\d{1,2}):(\d{1,2}):(\d{1,2})([:;.,])(\d{1,3})$/.exec(text.trim());
  if (found === null) return null;
  const [, hours, minutes, seconds, mark, frames] = found;
  return {
    hours: Number(hours),
    minutes: Number(minutes),
    seconds: Number(seconds),
    frames: Number(frames),
    marksDrop: mark !== ':',
  };
}

/** The frame of a label: all labels before it, less those that drop-frame leaves out. */
export function frameOfLabel(parts: LabelParts, counting: Counting): LabelFrame {
  const { hours, minutes, seconds, frames } = parts;
  const perSecond = framesOfLabelSecond(counting.rate);
  const isLabel =
    [hours, minutes, seconds, frames].every((part) => Number.isInteger(part) && part >= 0) &&
    hours < 24 &&
    minutes < 60 &&
    seconds < 60 &&
    frames < perSecond;
  if (!isLabel) return { frame: null, fault: 'no_label' };
  const dropped = droppedAMinute(counting);
  const isLeftOut = frames < dropped && seconds === 0 && minutes % 10 !== 0;
  const label = (hours * 3600 + minutes * 60 + seconds) * perSecond + (isLeftOut ? dropped : frames);
  const minutesBefore = hours * 60 + minutes;
  return {
    frame: label - dropped * (minutesBefore - Math.floor(minutesBefore / 10)),
    fault: isLeftOut ? 'dropped' : null,
  };
}

/** The label of a frame, `HH:MM:SS:FF`, or `HH:MM:SS;FF` with drop-frame. Past a day it begins again, as timecode does. */
export function labelOfFrame(frame: number, counting: Counting): string {
  const day = framesOfDay(counting);
  const perSecond = framesOfLabelSecond(counting.rate);
  const dropped = droppedAMinute(counting);
  const within = ((Math.round(frame) % day) + day) % day;
  const perTen = 600 * perSecond - 9 * dropped;
  const perMinute = 60 * perSecond - dropped;
  const inTen = within % perTen;
  // The first minute of ten leaves nothing out, and is longer than the others by that much.
  const minutesLeftOut = Math.max(0, Math.floor((inTen - dropped) / perMinute));
  const label = within + dropped * (9 * Math.floor(within / perTen) + minutesLeftOut);
  const seconds = Math.floor(label / perSecond);
  const two = (part: number): string => String(part).padStart(2, '0');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}${counting.dropFrame ? ';' : ':'}${two(label % perSecond)}`;
}

/** The time of a frame counted from the start of the programme: frames times the length of one, exact. */
export function stampOfFrame(raw: string, frame: number, rate: FrameRate): Stamp {
  const flicks = flicksOfFrame(rate);
  if (flicks === null) return unreadable(raw);
  const stamp = stampOfFlicks(raw, frame * flicks);
  return { ...stamp, frame: stamp.flicks === null ? null : frame };
}

/**
 * Carries a list of times over midnight, where labels begin again. Each time is put into the day in which it stands closest
 * to one of the two before it; two, so that a single stray time doesn't move all that follow by a day.
 */
export class DayCount {
  readonly #day: number;
  #recent: readonly number[];

  /** @param first the frame from which the list counts, such as the start of the programme. */
  constructor(counting: Counting, first = 0) {
    this.#day = framesOfDay(counting);
    this.#recent = [first];
  }

  /** The frame as it is counted from the first day's 00:00:00:00. */
  place(frame: number): number {
    const [last = 0] = this.#recent;
    const [placed = frame] = this.#recent
      .map((before) => this.#near(frame, before))
      .sort((one, other) => one.distance - other.distance)
      .map((found) => found.frame);
    this.#recent = [placed, last];
    return placed;
  }

  /** The frame of an out-time: on the next day where it stands more than half a day before its in-time. */
  placeAfter(frame: number, start: number): number {
    const sameDay = frame + Math.floor(start / this.#day) * this.#day;
    return start - sameDay > this.#day / 2 ? sameDay + this.#day : sameDay;
  }

  #near(frame: number, before: number): { frame: number; distance: number } {
    const days = Math.max(0, Math.round((before - frame) / this.#day));
    const placed = frame + days * this.#day;
    return { frame: placed, distance: Math.abs(placed - before) };
  }
}

/** How long before the hour a programme's first line may stand: captions are sent ahead, and slates come before. Seconds. */
const leadIn = 30;

/**
 * Where a programme starts whose file doesn't say: tapes and reels begin at a whole hour, mostly 01:00:00:00 or
 * 10:00:00:00, so it is the hour that the first line stands in, or stands shortly before; 0 in the first hour of the day, and a day of
 * frames where the programme starts at midnight and its first line shortly before.
 * @param first the frame of the first line, counted from 00:00:00:00.
 */
export function assumedStart(first: number, counting: Counting): number {
  const perSecond = framesOfLabelSecond(counting.rate);
  const hours = Math.floor((first / perSecond + leadIn) / 3600);
  return frameOfLabel({ hours, minutes: 0, seconds: 0, frames: 0 }, counting).frame ?? framesOfDay(counting);
}
