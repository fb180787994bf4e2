import { guidelineMessages } from '../../errors/guideline.ts';
import { type Check, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { isShown } from '../line.ts';

/** Italics in languages whose guide bars them. */
export const italics: Check = {
  rule: 'italics',
  name: 'Italics',
  figures: ['italics'],
  obstacle: ({ hasStyling = true }, check) => (hasStyling ? null : guidelineMessages.noStyling({ check })),
  find: ({ lines, limits }) => {
    const limit = limitOf(limits, 'italics');
    if (limit?.figure.value !== 'barred') return [];
    const problem = guidelineMessages.italics({ source: sourceOf(limit) });
    const measured = { value: 1, limit: 'barred', unit: 'style', off: 1 } as const;
    return lines
      .filter((line) => line.hasItalic && isShown(line))
      .map((line) => findingOf('italics', line, limit, measured, problem));
  },
};
