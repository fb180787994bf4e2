import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { flicksPerSecond } from '../frames.ts';
import { limitOf } from '../limits.ts';
import { durationOf, isShown } from '../line.ts';
import { apart } from '../words.ts';
import { countObstacle } from './counted.ts';

/**
 * Characters per second. Compared as characters x 705,600,000 > limit x flicks, whole numbers on both sides where the limit is
 * one, so that a line that meets the limit to the frame is not over it. A line without a duration has no speed.
 */
export const readingSpeed: Check = {
  rule: 'reading_speed',
  name: 'Reading speed',
  figures: ['max_cps'],
  obstacle: (context, check) => countObstacle(context, check, ['max_cps']),
  find: ({ lines, limits }) => {
    const limit = limitOf(limits, 'max_cps');
    if (limit === null) return [];
    const most = limit.figure.value;
    return lines.flatMap((line): Finding[] => {
      const duration = durationOf(line);
      if (duration === null || duration === 0 || line.measure === null || !isShown(line)) return [];
      const { charCount } = line.measure;
      if (charCount * flicksPerSecond <= most * duration) return [];
      const value = (charCount * flicksPerSecond) / duration;
      const problem = guidelineMessages.tooFast({ ...apart(value, most), source: sourceOf(limit) });
      const measured = { value, limit: most, unit: 'characters_per_second', off: value - most } as const;
      return [findingOf('reading_speed', line, limit, measured, problem)];
    });
  },
};
