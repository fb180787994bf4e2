import type { CountMode } from '../../../timed-text/count-modes.ts';
import type { Figure, Source } from '../../figure.ts';
import { afrikaansAndZulu, chinese, english, indicBesideHindi, usual, without } from './locales.ts';
import {
  assumedFrom,
  countingFaq,
  englishGuide,
  generalRequirements,
  japaneseGuide,
  koreanGuide,
  languageGuides,
  subtitleEdit,
} from './sources.ts';

function perLine(languages: readonly string[], value: number, source: Source): Figure {
  return {
    rule: 'max_chars_per_line',
    value,
    unit: 'characters',
    scope: { languages: [...languages] },
    ...source,
  };
}

function counting(languages: readonly string[], value: CountMode, source: Source, note?: string): Figure {
  const scope = { languages: [...languages] };
  const figure = { rule: 'count_mode', value, unit: 'style', scope, ...source } as const;
  return note === undefined ? figure : { ...figure, note };
}

const usualLengths = assumedFrom(subtitleEdit);

/** Most characters in a line. In most languages 42 is no more than what other programs take when they know nothing else. */
const lineLengths: readonly Figure[] = [
  perLine(english, 42, englishGuide),
  perLine(['ar', 'hi'], 42, languageGuides),
  perLine(['ja'], 13, japaneseGuide),
  {
    rule: 'max_chars_per_line_vertical',
    value: 11,
    unit: 'characters',
    scope: { languages: ['ja'] },
    ...japaneseGuide,
  },
  {
    ...perLine(['ja'], 16, subtitleEdit),
    scope: { languages: ['ja'], kinds: ['sdh'] },
  },
  perLine(['ko'], 16, koreanGuide),
  perLine(chinese, 16, languageGuides),
  { ...perLine(chinese, 18, subtitleEdit), scope: { languages: [...chinese], kinds: ['sdh'] } },
  perLine(['th'], 35, languageGuides),
  perLine(['ru'], 39, languageGuides),
  perLine([...afrikaansAndZulu, ...indicBesideHindi, ...without(usual, 'ru', 'th')], 42, usualLengths),
];

const lineCounts: readonly Figure[] = [
  { rule: 'max_lines', value: 2, unit: 'lines', scope: {}, ...generalRequirements },
  {
    rule: 'max_lines',
    value: 3,
    unit: 'lines',
    scope: { languages: ['ja'], kinds: ['sdh'] },
    ...subtitleEdit,
    note: 'Three lines only when they can’t be avoided.',
  },
  { rule: 'one_line_if_fits', value: 'asked', unit: 'style', scope: {}, ...generalRequirements },
];

/** How characters are counted. What the guides leave open is ours to choose, and says so. */
const countModes: readonly Figure[] = [
  counting([...english, ...afrikaansAndZulu, ...without(usual, 'th')], 'grapheme', countingFaq),
  counting(['ar'], 'grapheme', assumedFrom(countingFaq), 'The guide does not say how vowel marks count.'),
  counting(
    ['hi', ...indicBesideHindi],
    'codepoint',
    assumedFrom(languageGuides),
    'The guides do not say how vowel signs count.',
  ),
  counting(['ja'], 'cjk-half', japaneseGuide),
  counting(chinese, 'cjk-half', countingFaq),
  counting(['ko'], 'ko-half', koreanGuide),
  counting(['th'], 'no-marks', languageGuides),
];

/** Lengths of lines, how many there may be, and how characters are counted. */
export const netflixLengths: readonly Figure[] = [...lineLengths, ...lineCounts, ...countModes];
