import { guidelineMessages } from '../../errors/guideline.ts';
import type { Problem } from '../../errors/problem.ts';
import { type Check, type CheckContext, type Finding, findingOf, sourceOf } from '../finding.ts';
import { flicksPerSecond } from '../frames.ts';
import { limitOf } from '../limits.ts';
import { durationOf, isShown } from '../line.ts';
import { apart } from '../words.ts';

const flicksPerMinute = 60 * flicksPerSecond;

/** Why words can't be counted: no line has a count of them. */
export function wordObstacle({ lines }: CheckContext, check: string): Problem | null {
  const measured = lines.filter(({ measure }) => measure !== null);
  const uncounted = measured.length > 0 && measured.every(({ measure }) => measure?.wordCount === null);
  return uncounted ? guidelineMessages.noWords({ check }) : null;
}

/** Words per minute, compared in whole numbers like characters per second. */
export const wordsPerMinute: Check = {
  rule: 'words_per_minute',
  name: 'Words per minute',
  figures: ['max_wpm'],
  obstacle: wordObstacle,
  find: ({ lines, limits }) => {
    const limit = limitOf(limits, 'max_wpm');
    if (limit === null) return [];
    const most = limit.figure.value;
    return lines.flatMap((line): Finding[] => {
      const duration = durationOf(line);
      const words = line.measure?.wordCount ?? null;
      if (duration === null || duration === 0 || words === null || !isShown(line)) return [];
      if (words * flicksPerMinute <= most * duration) return [];
      const value = (words * flicksPerMinute) / duration;
      const problem = guidelineMessages.tooManyWords({ ...apart(value, most), source: sourceOf(limit) });
      const measured = { value, limit: most, unit: 'words_per_minute', off: value - most } as const;
      return [findingOf('words_per_minute', line, limit, measured, problem)];
    });
  },
};
