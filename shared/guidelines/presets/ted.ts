import { type Guide, guideFormat } from '../guide.ts';

const cheatSheet = {
  citation: {
    title: 'TED Translators Wiki: TED Translators Cheat-sheet',
    url: 'https://translations.ted.com/index.php?title=TED_Translators_Cheat-sheet',
  },
  retrieved: '2016-11-07',
  confidence: 'official',
} as const;

/** The page says of its character counts that they hold for Latin script, and are often lower elsewhere. */
const latin = { script: 'Latn' };

/** What TED asks of its volunteer translators. */
export const ted: Guide = {
  subtext_guide: guideFormat,
  id: 'ted',
  name: 'TED',
  figures: [
    { rule: 'max_cps', value: 21, unit: 'characters_per_second', scope: latin, ...cheatSheet },
    { rule: 'max_chars_per_line', value: 42, unit: 'characters', scope: latin, ...cheatSheet },
    { rule: 'min_line_balance', value: 0.5, unit: 'share', scope: {}, ...cheatSheet },
    { rule: 'max_lines', value: 2, unit: 'lines', scope: {}, ...cheatSheet },
    { rule: 'min_duration', value: 1, unit: 's', scope: {}, ...cheatSheet },
    { rule: 'max_duration', value: 7, unit: 's', scope: {}, ...cheatSheet },
    { rule: 'sdh_brackets', value: '()', unit: 'style', scope: { kinds: ['sdh'] }, ...cheatSheet },
  ],
};
