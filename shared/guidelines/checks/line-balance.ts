import { guidelineMessages } from '../../errors/guideline.ts';
import { measurePlain } from '../../timed-text/measure.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { hasSpeakerHyphen, isShown } from '../line.ts';
import { apart } from '../words.ts';

/** How much shorter one of two lines may be than the other. The lines of two speakers are as long as what they say. */
export const lineBalance: Check = {
  rule: 'line_balance',
  name: 'The balance of lines',
  figures: ['min_line_balance'],
  find: ({ lines, limits, language }) => {
    const limit = limitOf(limits, 'min_line_balance');
    if (limit === null) return [];
    const least = limit.figure.value;
    return lines.filter(isShown).flatMap((line): Finding[] => {
      const lengths = line.lines
        .map((text) => measurePlain(text, language).charCount)
        .filter((each) => each > 0);
      const [first, second] = lengths;
      if (first === undefined || second === undefined || lengths.length > 2) return [];
      if (line.lines.some(hasSpeakerHyphen)) return [];
      const value = Math.min(first, second) / Math.max(first, second);
      if (value >= least) return [];
      const problem = guidelineMessages.unbalanced({ ...apart(value, least), source: sourceOf(limit) });
      const measured = { value, limit: least, unit: 'share', off: least - value } as const;
      return [findingOf('line_balance', line, limit, measured, problem)];
    });
  },
};
