import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { isShown } from '../line.ts';
import { beyond } from './duration.ts';
import { rateObstacle } from './rate.ts';

/** The shortest time that a line may be on screen. */
export const minDuration: Check = {
  rule: 'min_duration',
  name: 'The shortest duration',
  figures: ['min_duration'],
  obstacle: (context, check) => rateObstacle(context, check, ['min_duration']),
  find: ({ lines, limits, frameRate }) => {
    const limit = limitOf(limits, 'min_duration');
    if (limit === null) return [];
    return lines.filter(isShown).flatMap((line): Finding[] => {
      const found = beyond(line, limit.figure, 'below', frameRate);
      if (found === null) return [];
      const problem = guidelineMessages.tooShort({ ...found.words, source: sourceOf(limit) });
      return [findingOf('min_duration', line, limit, found.measured, problem)];
    });
  },
};
