import { guidelineMessages } from '../../errors/guideline.ts';
import { type CountMode, hasSpacedWords } from '../../timed-text/count-modes.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { hasSpeakerHyphen, isShown, isVertical } from '../line.ts';
import { apart } from '../words.ts';
import { countObstacle } from './counted.ts';

/** A text of several lines that would fit on one. Two speakers keep a line each. */
export const oneLine: Check = {
  rule: 'one_line',
  name: 'Whether texts fit on one line',
  figures: ['one_line_if_fits'],
  obstacle: (context, check) =>
    countObstacle(context, check, ['max_chars_per_line', 'max_chars_per_line_vertical']),
  find: ({ lines, limits, language }) => {
    const asked = limitOf(limits, 'one_line_if_fits');
    const horizontal = limitOf(limits, 'max_chars_per_line');
    const vertical = limitOf(limits, 'max_chars_per_line_vertical') ?? horizontal;
    if (asked === null) return [];
    return lines.filter(isShown).flatMap((line): Finding[] => {
      const length = isVertical(line) ? vertical : horizontal;
      const { measure } = line;
      if (length === null || measure === null || measure.lineCount < 2) return [];
      // Of text that is withheld nobody can tell whether two speak.
      if (line.text === '' || line.lines.some(hasSpeakerHyphen)) return [];
      const value = measure.charCount + (measure.lineCount - 1) * joint(measure.countMode, language);
      const most = length.figure.value;
      if (value > most) return [];
      const problem = guidelineMessages.fitsOneLine({ ...apart(value, most), source: sourceOf(asked) });
      const measured = { value, limit: most, unit: 'characters', off: most - value } as const;
      return [findingOf('one_line', line, asked, measured, problem)];
    });
  },
};

/** What takes the place of a line break: a space, where words are set apart by spaces. */
function joint(mode: CountMode, language: string): number {
  if (!hasSpacedWords(language)) return 0;
  return mode === 'ko-half' || mode === 'cjk-half' ? 0.5 : 1;
}
