import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { type CheckedLine, isShown } from '../line.ts';
import { tagsToTry } from '../tags.ts';
import { listed } from '../words.ts';

const twoSpaces = /[ \t\u00a0]{2,}/g;
const atStart = /^[ \t\u00a0]/;
const atEnd = /[ \t\u00a0]$/;
const beforePunctuation = /[^\s][ \t\u00a0\u202f]([,.;:!?؟،؛])(?=[\s"'”’»]|$)/gu;
/** The marks of two parts, and the closing quotation mark, have a space before them in French; comma and full stop have none. */
const beforeFrenchPunctuation = /[^\s][ \t\u00a0\u202f]([,.])(?=[\s"'”’»]|$)/gu;

/**
 * White space that should not be there: two spaces in a row, a space at the start or end of a line, a space before a mark of
 * punctuation where the language has none.
 */
export const whiteSpace: Check = {
  rule: 'white_space',
  name: 'White space',
  figures: ['white_space'],
  find: ({ lines, limits, language }) => {
    const limit = limitOf(limits, 'white_space');
    if (limit === null) return [];
    const punctuation = tagsToTry(language).includes('fr') ? beforeFrenchPunctuation : beforePunctuation;
    return lines.filter(isShown).flatMap((line): Finding[] => {
      const { faults, count } = faultsOf(line, punctuation);
      if (count === 0) return [];
      const problem = guidelineMessages.whiteSpace({ faults: listed(faults), source: sourceOf(limit) });
      const measured = { value: count, limit: 'single', unit: 'times', off: count } as const;
      return [findingOf('white_space', line, limit, measured, problem)];
    });
  },
};

function faultsOf({ lines }: CheckedLine, punctuation: RegExp): { faults: string[]; count: number } {
  let doubled = 0;
  let starts = 0;
  let ends = 0;
  const marks: string[] = [];
  for (const line of lines.filter((each) => each.trim() !== '')) {
    doubled += line.trim().match(twoSpaces)?.length ?? 0;
    if (atStart.test(line)) starts += 1;
    if (atEnd.test(line)) ends += 1;
    for (const [, mark = ''] of line.matchAll(punctuation)) marks.push(mark);
  }
  const faults = [
    ...(doubled > 0 ? ['spaces in a row'] : []),
    ...(starts > 0 ? ['a space at the start of a line'] : []),
    ...(ends > 0 ? ['a space at the end of a line'] : []),
    ...[...new Set(marks)].map((mark) => `a space before “${mark}”`),
  ];
  return { faults, count: doubled + starts + ends + marks.length };
}
