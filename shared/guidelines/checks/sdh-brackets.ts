import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { type CheckedLine, isShown } from '../line.ts';

/** What stands before a label: the hyphen of a speaker, marks of direction, a note. */
const opening = /^[\s\p{Cf}♪-]*/u;
// A letter is looked for in what they found, not by them: that would take quadratic time on an opened bracket.
const roundOrCurly = /^(?:\([^()]*\)|\{[^{}]*\}|（[^（）]*）)/u;
const squareOrCurly = /^(?:\[[^[\]]*\]|\{[^{}]*\})/u;

/**
 * Brackets around the labels of speakers and sounds. Where the guide wants square ones, words in round or curly brackets at the
 * start of a line are taken for a label. Where it wants round ones, square ones may be text in the picture, so that only lines
 * that are known for sound labels are looked at.
 */
export const sdhBrackets: Check = {
  rule: 'sdh_brackets',
  name: 'Brackets of labels',
  figures: ['sdh_brackets'],
  find: ({ lines, limits }) => {
    const limit = limitOf(limits, 'sdh_brackets');
    if (limit === null) return [];
    const wanted = limit.figure.value;
    return lines.filter(isShown).flatMap((line): Finding[] => {
      if (wanted === '()' && line.kind !== 'sound_label') return [];
      const labels = labelsOf(line, wanted === '[]' ? roundOrCurly : squareOrCurly);
      const [label] = labels;
      if (label === undefined) return [];
      const problem = guidelineMessages.sdhBrackets({
        wanted: wanted === '[]' ? 'square brackets' : 'round brackets',
        label: label.replaceAll('\n', ' '),
        source: sourceOf(limit),
      });
      const { length } = labels;
      return [
        findingOf(
          'sdh_brackets',
          line,
          limit,
          { value: length, limit: wanted, unit: 'times', off: length },
          problem,
        ),
      ];
    });
  },
};

/** Labels at the start of the text, which may run on to its next line, and of each later line. */
function labelsOf({ text, lines }: CheckedLine, label: RegExp): string[] {
  const starts = [text, ...lines.slice(1)];
  return starts.flatMap((start) => {
    const found = label.exec(start.replace(opening, ''))?.[0] ?? '';
    return /\p{L}/u.test(found) ? [found] : [];
  });
}
