import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { flicksPerSecond } from '../frames.ts';
import { limitOf } from '../limits.ts';
import { neighboursOf } from '../neighbours.ts';
import { frames, rounded } from '../words.ts';
import { gapFrames } from './gap.ts';

/**
 * Lines of one place that are seen at once, though the guide wants a gap. It is the later line's finding. Lines of different
 * regions may overlap. An overlap of less than half a frame is a gap of none, which is another check's.
 */
export const overlap: Check = {
  rule: 'overlap',
  name: 'Overlap',
  figures: ['min_gap'],
  find: ({ lines, limits, frameRate }) => {
    const limit = limitOf(limits, 'min_gap');
    if (limit === null) return [];
    return neighboursOf(lines).flatMap(({ before, after }): Finding[] => {
      const off =
        frameRate === null
          ? (before.endFlicks - after.startFlicks) / flicksPerSecond
          : -gapFrames({ before, after }, frameRate);
      if (off <= 0) return [];
      const told = frameRate === null ? `${rounded(off, 3)} s` : frames(off);
      const problem = guidelineMessages.overlaps({
        value: told,
        off: told,
        limit: frames(limit.figure.value),
        before: String(before.ordinal),
        source: sourceOf(limit),
      });
      const unit = frameRate === null ? 's' : 'frames';
      return [findingOf('overlap', after, limit, { value: off, limit: 0, unit, off }, problem)];
    });
  },
};
