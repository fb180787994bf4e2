import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { isShown, isVertical } from '../line.ts';
import { apart } from '../words.ts';
import { countObstacle } from './counted.ts';

/** Characters in the longest line of a text. Vertical text goes by its own limit, and by the other where there is none. */
export const lineLength: Check = {
  rule: 'line_length',
  name: 'The length of lines',
  figures: ['max_chars_per_line', 'max_chars_per_line_vertical'],
  obstacle: (context, check) =>
    countObstacle(context, check, ['max_chars_per_line', 'max_chars_per_line_vertical']),
  find: ({ lines, limits }) => {
    const horizontal = limitOf(limits, 'max_chars_per_line');
    const vertical = limitOf(limits, 'max_chars_per_line_vertical') ?? horizontal;
    return lines.filter(isShown).flatMap((line): Finding[] => {
      const limit = isVertical(line) ? vertical : horizontal;
      if (limit === null || line.measure === null) return [];
      const value = line.measure.longestLine;
      const most = limit.figure.value;
      if (value <= most) return [];
      const problem = guidelineMessages.lineTooLong({ ...apart(value, most), source: sourceOf(limit) });
      const measured = { value, limit: most, unit: 'characters', off: value - most } as const;
      return [findingOf('line_length', line, limit, measured, problem)];
    });
  },
};
