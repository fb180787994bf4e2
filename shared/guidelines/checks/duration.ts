import type { FrameRate } from '../../timed-text/event.ts';
import { flicksOf, flicksPerSecond, frameAt, framesIn } from '../frames.ts';
import type { CheckedLine } from '../line.ts';
import { apart, frames, rounded } from '../words.ts';
import type { Measured } from '../finding.ts';

/** A span as a guide gives it. */
export interface Span {
  readonly value: number;
  readonly unit: 's' | 'ms' | 'frames';
}

/** How a duration compares with a limit, in numbers and in words. */
export interface Compared {
  readonly measured: Measured;
  readonly words: { readonly value: string; readonly limit: string; readonly off: string };
}

/**
 * How far a duration is beyond a limit; null where it keeps to it, or where the limit is in frames and the rate is not known.
 * With a rate it is counted in whole frames, each end at its nearest frame; a duration that keeps to the limit in exact time
 * keeps to it, too, since a file in milliseconds has no frames of its own.
 * @param side `below`: shorter than the limit is beyond it; `above`: longer is.
 */
export function beyond(
  { startFlicks, endFlicks }: CheckedLine,
  { value, unit }: Span,
  side: 'below' | 'above',
  rate: FrameRate | null,
): Compared | null {
  if (startFlicks === null || endFlicks === null || endFlicks < startFlicks) return null;
  const isBeyond = (length: number, limit: number): boolean =>
    side === 'below' ? length < limit : length > limit;
  const duration = endFlicks - startFlicks;
  if (unit !== 'frames' && !isBeyond(duration, flicksOf(value, unit))) return null;
  if (rate === null)
    return unit === 'frames'
      ? null
      : inSeconds(duration / flicksPerSecond, flicksOf(value, unit) / flicksPerSecond);
  const length = frameAt(endFlicks, rate) - frameAt(startFlicks, rate);
  const limit = unit === 'frames' ? value : framesIn(flicksOf(value, unit), rate);
  return isBeyond(length, limit) ? inFrames(length, limit, rate) : null;
}

function inSeconds(value: number, limit: number): Compared {
  const told = apart(value, limit);
  return {
    measured: { value, limit, unit: 's', off: Math.abs(value - limit) },
    words: { value: `${told.value} s`, limit: `${told.limit} s`, off: `${told.off} s` },
  };
}

function inFrames(value: number, limit: number, { num, den }: FrameRate): Compared {
  const told = (count: number): string => `${frames(count)} (${rounded((count * den) / num, 3)} s)`;
  const off = Math.abs(value - limit);
  return {
    measured: { value, limit, unit: 'frames', off },
    words: { value: told(value), limit: told(limit), off: frames(off) },
  };
}
