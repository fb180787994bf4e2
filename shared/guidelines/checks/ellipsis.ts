import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { isShown } from '../line.ts';
import { times } from '../words.ts';

/** Whether an ellipsis is written as the guide has it: one character (U+2026), or three dots. */
export const ellipsis: Check = {
  rule: 'ellipsis',
  name: 'The ellipsis',
  figures: ['ellipsis'],
  find: ({ lines, limits }) => {
    const limit = limitOf(limits, 'ellipsis');
    if (limit === null) return [];
    const wanted = limit.figure.value;
    const other = wanted === '…' ? /\.{3,}/g : /…/g;
    return lines.filter(isShown).flatMap((line): Finding[] => {
      const value = line.text.match(other)?.length ?? 0;
      if (value === 0) return [];
      const problem = guidelineMessages.ellipsis({
        wanted,
        written: wanted === '…' ? '...' : '…',
        often: times(value),
        source: sourceOf(limit),
      });
      return [
        findingOf('ellipsis', line, limit, { value, limit: wanted, unit: 'times', off: value }, problem),
      ];
    });
  },
};
