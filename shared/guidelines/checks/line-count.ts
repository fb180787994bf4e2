import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { isShown } from '../line.ts';
import { apart } from '../words.ts';

/** How many lines a text has. */
export const lineCount: Check = {
  rule: 'line_count',
  name: 'The number of lines',
  figures: ['max_lines'],
  find: ({ lines, limits }) => {
    const limit = limitOf(limits, 'max_lines');
    if (limit === null) return [];
    const most = limit.figure.value;
    return lines.filter(isShown).flatMap((line): Finding[] => {
      const value = line.measure?.lineCount ?? 0;
      if (value <= most) return [];
      const problem = guidelineMessages.tooManyLines({ ...apart(value, most), source: sourceOf(limit) });
      const measured = { value, limit: most, unit: 'lines', off: value - most } as const;
      return [findingOf('line_count', line, limit, measured, problem)];
    });
  },
};
