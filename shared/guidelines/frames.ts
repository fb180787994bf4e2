import type { FrameRate } from '../timed-text/event.ts';

/** Flicks in a second; see `timed-text/clock.ts`. */
export const flicksPerSecond = 705_600_000;

/** A rate that frames can be counted by; null for one that is missing or makes no sense. */
export function usableRate(rate: FrameRate | null): FrameRate | null {
  if (rate === null) return null;
  const frames = rate.num / rate.den;
  return Number.isFinite(frames) && frames > 0 && rate.den > 0 ? rate : null;
}

/**
 * The frame at which a time stands: the nearest one. A frame of every usual rate is a whole number of flicks, so that the
 * result is exact for them. Durations and gaps are differences of such frames, never a rounded difference of times.
 */
export function frameAt(flicks: number, { num, den }: FrameRate): number {
  return Math.round(flicks / ((flicksPerSecond * den) / num));
}

/** The frames that a limit of so many flicks makes: the first whole number that is no shorter. 5/6 s are 21 frames at 25 fps. */
export function framesIn(flicks: number, { num, den }: FrameRate): number {
  return Math.ceil((flicks * num) / (flicksPerSecond * den));
}

/** Frames at 24 fps as the nearest number of frames that take as long at another rate. */
export function framesFrom24(frames: number, { num, den }: FrameRate): number {
  return Math.round((frames * num) / (24 * den));
}

/** A span of seconds or milliseconds in flicks, to the nearest one: so 0.8333333333333334 s are exactly 5/6 s. */
export function flicksOf(value: number, unit: 's' | 'ms'): number {
  return Math.round(value * (unit === 's' ? flicksPerSecond : flicksPerSecond / 1000));
}
