import type { Figure, HyphenStyle, Source } from '../../figure.ts';
import { afrikaansAndZulu, english, indicBesideHindi, usual, without } from './locales.ts';
import { englishGuide, koreanGuide, languageGuides, subtitleEdit } from './sources.ts';

const bothSpaced = [
  'ar',
  'cs',
  'es',
  'fr',
  'fr-CA',
  'fr-FR',
  'hu',
  'id',
  'it',
  'ms',
  'pl',
  'pt',
  'pt-BR',
  'pt-PT',
  'ro',
  'ru',
  'sk',
  'th',
  'vi',
];
const secondUnspaced = ['nl', 'fi', 'he', 'sr'];

function hyphens(languages: readonly string[], value: HyphenStyle, source: Source): Figure {
  return { rule: 'speaker_hyphens', value, unit: 'style', scope: { languages: [...languages] }, ...source };
}

/** Two speakers in one event. Japanese and Chinese are left out: the one table that would cover them says nothing of them by name. */
const speakerHyphens: readonly Figure[] = [
  hyphens(english, 'both_unspaced', englishGuide),
  hyphens(['ko'], 'both_spaced', koreanGuide),
  hyphens(bothSpaced, 'both_spaced', subtitleEdit),
  hyphens(secondUnspaced, 'second_unspaced', subtitleEdit),
  hyphens(['bg'], 'second_spaced', subtitleEdit),
  hyphens(
    [
      ...without(usual, 'bg', ...bothSpaced, ...secondUnspaced),
      ...afrikaansAndZulu,
      'hi',
      ...indicBesideHindi,
    ],
    'both_unspaced',
    subtitleEdit,
  ),
];

const ellipses: readonly Figure[] = [
  {
    rule: 'ellipsis',
    value: '…',
    unit: 'style',
    scope: { languages: ['ru', 'ko', 'ar', 'hi', 'zh-Hans', 'zh-Hant', 'zh'] },
    ...languageGuides,
  },
  { rule: 'ellipsis', value: '…', unit: 'style', scope: {}, ...subtitleEdit },
];

const brackets: readonly Figure[] = [
  {
    rule: 'sdh_brackets',
    value: '[]',
    unit: 'style',
    scope: { languages: [...english], kinds: ['sdh'] },
    ...englishGuide,
  },
  {
    rule: 'sdh_brackets',
    value: '[]',
    unit: 'style',
    scope: { languages: ['ko'], kinds: ['sdh'] },
    ...koreanGuide,
  },
  { rule: 'sdh_brackets', value: '[]', unit: 'style', scope: { kinds: ['sdh'] }, ...subtitleEdit },
  {
    rule: 'sdh_brackets',
    value: null,
    unit: 'style',
    scope: { languages: ['ja'], kinds: ['sdh'] },
    ...subtitleEdit,
    note: 'Not checked for Japanese there.',
  },
];

/** Hyphens, italics, ellipses, brackets and white space. */
export const netflixStyle: readonly Figure[] = [
  ...speakerHyphens,
  {
    rule: 'italics',
    value: 'barred',
    unit: 'style',
    scope: { languages: ['ar', 'he', 'hi', 'ko', 'th', 'zh-Hans', 'zh-Hant', 'zh'] },
    ...subtitleEdit,
  },
  ...ellipses,
  ...brackets,
  { rule: 'white_space', value: 'single', unit: 'style', scope: {}, ...subtitleEdit },
];
