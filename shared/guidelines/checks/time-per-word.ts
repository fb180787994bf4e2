import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { flicksOf, flicksPerSecond } from '../frames.ts';
import { limitOf } from '../limits.ts';
import { durationOf, isShown } from '../line.ts';
import { apart } from '../words.ts';
import { wordObstacle } from './words-per-minute.ts';

/** The time that the words of a line need, such as the BBC's 0.3 s each. */
export const timePerWord: Check = {
  rule: 'time_per_word',
  name: 'Time per word',
  figures: ['min_time_per_word'],
  obstacle: wordObstacle,
  find: ({ lines, limits }) => {
    const limit = limitOf(limits, 'min_time_per_word');
    if (limit === null) return [];
    const perWord = flicksOf(limit.figure.value, limit.figure.unit);
    return lines.flatMap((line): Finding[] => {
      const duration = durationOf(line);
      const words = line.measure?.wordCount ?? null;
      if (duration === null || words === null || !isShown(line)) return [];
      const needed = words * perWord;
      if (duration >= needed) return [];
      const value = duration / flicksPerSecond;
      const least = needed / flicksPerSecond;
      const told = apart(value, least);
      const problem = guidelineMessages.tooLittleTimePerWord({
        value: `${told.value} s`,
        limit: `${told.limit} s`,
        off: `${told.off} s`,
        source: sourceOf(limit),
      });
      return [
        findingOf(
          'time_per_word',
          line,
          limit,
          { value, limit: least, unit: 's', off: least - value },
          problem,
        ),
      ];
    });
  },
};
