import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { flicksOf, framesIn } from '../frames.ts';
import { limitOf } from '../limits.ts';
import { neighboursOf } from '../neighbours.ts';
import { frames } from '../words.ts';
import { gapFrames } from './gap.ts';

/**
 * Gaps that are longer than the shortest one and too short to be seen as a pause: at 24 fps, 3 to 11 frames of Netflix's half
 * second. They are closed to the shortest gap by moving the earlier out-time.
 */
export const gapClosing: Check = {
  rule: 'gap_closing',
  name: 'The closing of gaps',
  figures: ['close_gaps_below'],
  obstacle: ({ frameRate }, check) => (frameRate === null ? guidelineMessages.noFrameRate({ check }) : null),
  find: ({ lines, limits, frameRate }) => {
    const limit = limitOf(limits, 'close_gaps_below');
    if (limit === null || frameRate === null) return [];
    const least = limitOf(limits, 'min_gap')?.figure.value ?? 0;
    const pause = framesIn(flicksOf(limit.figure.value, limit.figure.unit), frameRate);
    return neighboursOf(lines).flatMap(({ before, after }): Finding[] => {
      const value = gapFrames({ before, after }, frameRate);
      if (value <= least || value >= pause) return [];
      const off = value - least;
      const problem = guidelineMessages.gapToClose({
        value: frames(value),
        limit: frames(least),
        off: frames(off),
        below: frames(pause),
        next: String(after.ordinal),
        source: sourceOf(limit),
      });
      return [findingOf('gap_closing', before, limit, { value, limit: least, unit: 'frames', off }, problem)];
    });
  },
};
