/** Flicks in a second: divisible by milliseconds and by the frames of 24, 25, 30, 50 and 60, and of their 1000/1001 kin. */
export const flicksPerSecond = 705_600_000;
/** Flicks in a millisecond. */
export const flicksPerMs = 705_600;

/** A time as written and as read. Both figures are null when it could not be read or carried exactly. */
export interface Stamp {
  readonly raw: string;
  readonly ms: number | null;
  readonly flicks: number | null;
  /** Frames since the start of the programme, where they are known. */
  readonly frame?: number | null;
  /** Why a timecode has no time: it is no label of its frame rate, or the file ends before it. */
  readonly fault?: 'no_label' | 'missing';
}

/** A time that could not be read. */
export function unreadable(raw: string): Stamp {
  return { raw, ms: null, flicks: null };
}

/** The time of so many flicks; of no time where that is beyond what they can carry. */
export function stampOfFlicks(raw: string, flicks: number): Stamp {
  return Number.isSafeInteger(flicks) ? { raw, ms: flicks / flicksPerMs, flicks } : unreadable(raw);
}

/**
 * The time of clock parts, as exact integers of flicks.
 * @param parts decimal digits; the fraction is what follows the separator, so that `5` is half a second. Beyond five
 *   digits of fraction the time is rounded to the nearest flick.
 */
export function stampOf(
  raw: string,
  parts: { negative: boolean; hours: string; minutes: string; seconds: string; fraction: string },
): Stamp {
  const wholeSeconds = Number(parts.hours) * 3600 + Number(parts.minutes) * 60 + Number(parts.seconds);
  const fraction =
    parts.fraction === ''
      ? 0
      : Math.round((Number(parts.fraction) * flicksPerSecond) / 10 ** parts.fraction.length);
  const flicks = wholeSeconds * flicksPerSecond + fraction;
  return stampOfFlicks(raw, parts.negative && flicks !== 0 ? -flicks : flicks);
}
