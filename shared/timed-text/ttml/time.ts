import { flicksPerMs, flicksPerSecond, type Stamp } from '../clock.ts';
import type { FrameRate } from '../event.ts';

/** How the frame labels of a file leave numbers out: two a minute (`ntsc`), or four in every second minute (`pal`). */
export type DropMode = 'none' | 'ntsc' | 'pal';

/** What the times of a file count, from the parameters of its outermost element. */
export interface TimeParameters {
  readonly timeBase: 'media' | 'smpte';
  readonly dropMode: DropMode;
  /** Frames as they are labelled in a second, such as 30. */
  readonly labelRate: number;
  /** Frames in a second of the media, such as 30000 / 1001. */
  readonly frameRate: FrameRate;
  /** Whether the file itself gives the frame rate. */
  readonly hasFrameRate: boolean;
  readonly subFrameRate: number;
  readonly tickRate: number;
}

/** What is odd about a time that can be read all the same. */
export type TimeOddity = 'overflow' | 'dropped_label';

/** A time that could be read: flicks, and what is odd about it. */
export interface ReadTime {
  readonly flicks: number;
  readonly oddity: TimeOddity | null;
}

/** No time of a title needs more characters. */
const longestExpression = 64;
const clockTime = /^(\d+):(\d{1,2}):(\d{1,2})(?:[.,](\d+)|[:;](\d+)(?:\.(\d+))?)?$/;
const offsetTime = /^(\d+)(?:\.(\d+))?(h|ms|m|s|f|t)$/;

/**
 * Reads a TTML time expression (TTML 2, "Time Value Expressions"): a clock time with a fraction, or with frames and sub-frames,
 * or an offset in hours, minutes, seconds, milliseconds, frames or ticks. Exact, then rounded to the nearest flick, where it
 * falls between two. On the media time base hours, minutes and seconds are real, and only frames go by the frame rate; on the
 * SMPTE time base the whole is the label of a frame, counted and divided by the rate.
 * @returns null for what is no time expression, or is beyond what flicks can carry.
 */
export function readTime(raw: string, parameters: TimeParameters): ReadTime | null {
  const text = raw.trim();
  if (text.length > longestExpression) return null;
  const offset = offsetTime.exec(text);
  if (offset !== null) return readOffset(offset, parameters);
  const clock = clockTime.exec(text);
  return clock === null ? null : readClock(clock, parameters);
}

function readOffset(
  [, whole = '', fraction = '', unit = '']: readonly string[],
  p: TimeParameters,
): ReadTime | null {
  const count = BigInt(whole + fraction);
  const scale = 10n ** BigInt(fraction.length);
  const { num, den } = secondsOf(unit, p);
  return timeOf(count * num, scale * den, null);
}

/** A unit of offset times in seconds, as a ratio. */
function secondsOf(unit: string, p: TimeParameters): { num: bigint; den: bigint } {
  switch (unit) {
    case 'h':
      return { num: 3600n, den: 1n };
    case 'm':
      return { num: 60n, den: 1n };
    case 'ms':
      return { num: 1n, den: 1000n };
    case 'f':
      return { num: BigInt(p.frameRate.den), den: BigInt(p.frameRate.num) };
    case 't':
      return { num: 1n, den: BigInt(p.tickRate) };
    default:
      return { num: 1n, den: 1n };
  }
}

function readClock(
  [, hours = '', minutes = '', seconds = '', fraction = '', frames = '', subFrames = '']: readonly (
    string | undefined
  )[],
  p: TimeParameters,
): ReadTime | null {
  const labelRate = BigInt(p.labelRate);
  const wholeMinutes = BigInt(hours) * 60n + BigInt(minutes);
  const wholeSeconds = wholeMinutes * 60n + BigInt(seconds);
  const scale = 10n ** BigInt(fraction.length);
  const sub = BigInt(p.subFrameRate);
  // All in frames, as a ratio: those that have a label, and parts of one.
  const partFrames = BigInt(`0${frames}`) * sub + BigInt(`0${subFrames}`);
  const isSmpte = p.timeBase === 'smpte';
  const dropped = isSmpte ? droppedLabels(wholeMinutes, p) : 0n;
  const isDropped = isSmpte && isDroppedLabel(wholeMinutes, BigInt(seconds), BigInt(`0${frames}`), p);
  const isOver = Number(minutes) > 59 || Number(seconds) > 59 || Number(frames) >= p.labelRate;
  const oddity = isDropped ? 'dropped_label' : isOver ? 'overflow' : null;
  const rate = { num: BigInt(p.frameRate.num), den: BigInt(p.frameRate.den) };
  const fractionPart = BigInt(`0${fraction}`);
  if (!isSmpte)
    // seconds + fraction / scale + partFrames / sub x den / num
    return timeOf(
      (wholeSeconds * scale + fractionPart) * sub * rate.num + partFrames * scale * rate.den,
      scale * sub * rate.num,
      oddity,
    );
  const counted = (wholeSeconds * labelRate - dropped) * scale * sub;
  return timeOf(
    (counted + fractionPart * labelRate * sub + partFrames * scale) * rate.den,
    scale * sub * rate.num,
    oddity,
  );
}

/** Labels left out before a minute (SMPTE ST 12-1; TTML 2, "ttp:dropMode"): none at the tens of `ntsc` and the twenties of `pal`. */
function droppedLabels(minutes: bigint, p: TimeParameters): bigint {
  switch (p.dropMode) {
    case 'none':
      return 0n;
    case 'ntsc':
      return (minutes - minutes / 10n) * labelsDropped(p);
    case 'pal':
      return (minutes / 2n - minutes / 20n) * labelsDropped(p);
  }
}

function labelsDropped(p: TimeParameters): bigint {
  return p.dropMode === 'pal' ? 4n : BigInt(Math.max(1, Math.round(p.labelRate / 30)) * 2);
}

function isDroppedLabel(minutes: bigint, seconds: bigint, frames: bigint, p: TimeParameters): boolean {
  if (p.dropMode === 'none' || seconds !== 0n || frames >= labelsDropped(p)) return false;
  return p.dropMode === 'ntsc' ? minutes % 10n !== 0n : minutes % 2n === 0n && minutes % 20n !== 0n;
}

/** Seconds as a ratio, in flicks. */
function timeOf(num: bigint, den: bigint, oddity: TimeOddity | null): ReadTime | null {
  const flicks = Number(rounded(num * BigInt(flicksPerSecond), den));
  return Number.isSafeInteger(flicks) ? { flicks, oddity } : null;
}

/** The whole number nearest to a ratio that is not below zero. */
function rounded(num: bigint, den: bigint): bigint {
  return (2n * num + den) / (2n * den);
}

/** A time as events carry it; its frame where the file gives a frame rate and the time is on a frame, to the nearest flick. */
export function stampOfFlicks(raw: string, flicks: number, p: TimeParameters): Stamp {
  return {
    raw,
    ms: flicks / flicksPerMs,
    flicks,
    frame: p.hasFrameRate ? frameAt(flicks, p.frameRate) : null,
  };
}

function frameAt(flicks: number, rate: FrameRate): number | null {
  if (flicks < 0) return null;
  const perSecond = BigInt(flicksPerSecond);
  const frame = rounded(BigInt(flicks) * BigInt(rate.num), perSecond * BigInt(rate.den));
  const back = rounded(frame * perSecond * BigInt(rate.den), BigInt(rate.num));
  return back === BigInt(flicks) ? Number(frame) : null;
}
