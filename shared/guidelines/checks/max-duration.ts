import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { isShown } from '../line.ts';
import { beyond } from './duration.ts';
import { rateObstacle } from './rate.ts';

/** The longest time that a line may be on screen. */
export const maxDuration: Check = {
  rule: 'max_duration',
  name: 'The longest duration',
  figures: ['max_duration'],
  obstacle: (context, check) => rateObstacle(context, check, ['max_duration']),
  find: ({ lines, limits, frameRate }) => {
    const limit = limitOf(limits, 'max_duration');
    if (limit === null) return [];
    return lines.filter(isShown).flatMap((line): Finding[] => {
      const found = beyond(line, limit.figure, 'above', frameRate);
      if (found === null) return [];
      const problem = guidelineMessages.tooLong({ ...found.words, source: sourceOf(limit) });
      return [findingOf('max_duration', line, limit, found.measured, problem)];
    });
  },
};
