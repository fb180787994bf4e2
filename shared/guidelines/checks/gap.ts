import type { FrameRate } from '../../timed-text/event.ts';
import { frameAt } from '../frames.ts';
import type { Neighbours } from '../neighbours.ts';

/** Frames between two lines, below 0 where they overlap: each time at its nearest frame, then the difference. */
export function gapFrames({ before, after }: Neighbours, rate: FrameRate): number {
  return frameAt(after.startFlicks, rate) - frameAt(before.endFlicks, rate);
}
