import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { neighboursOf } from '../neighbours.ts';
import { frames } from '../words.ts';
import { gapFrames } from './gap.ts';
import { rateObstacle } from './rate.ts';

/** The shortest gap to the next line of the same place, in frames. Lines that overlap are another check's. */
export const minGap: Check = {
  rule: 'min_gap',
  name: 'The shortest gap',
  figures: ['min_gap'],
  obstacle: (context, check) => rateObstacle(context, check, ['min_gap']),
  find: ({ lines, limits, frameRate }) => {
    const limit = limitOf(limits, 'min_gap');
    if (limit === null || frameRate === null) return [];
    const least = limit.figure.value;
    return neighboursOf(lines).flatMap(({ before, after }): Finding[] => {
      const value = gapFrames({ before, after }, frameRate);
      if (value < 0 || value >= least) return [];
      const off = least - value;
      const problem = guidelineMessages.gapTooShort({
        value: frames(value),
        limit: frames(least),
        off: frames(off),
        next: String(after.ordinal),
        source: sourceOf(limit),
      });
      return [findingOf('min_gap', before, limit, { value, limit: least, unit: 'frames', off }, problem)];
    });
  },
};
