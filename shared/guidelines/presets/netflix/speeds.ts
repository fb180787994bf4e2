import type { Figure, GuideKind, Scope, Source } from '../../figure.ts';
import { afrikaansAndZulu, chinese, english, indicBesideHindi, usual } from './locales.ts';
import {
  assumedFrom,
  englishGuide,
  japaneseGuide,
  koreanGuide,
  languageGuides,
  subtitleEdit,
  templateGuide,
} from './sources.ts';

/** The limits of a kind of asset; a null is an audience that the guide says nothing of. */
function speeds(
  languages: readonly string[],
  kind: GuideKind,
  [adult, children]: readonly [adult: number, children: number | null],
  source: Source,
  note?: string,
): Figure[] {
  const both = [
    { audience: 'adult', value: adult },
    { audience: 'children', value: children },
  ] as const;
  return both.flatMap(({ audience, value }): Figure[] => {
    if (value === null) return [];
    const scope: Scope = { languages: [...languages], audience, kinds: [kind] };
    const figure = { rule: 'max_cps', value, unit: 'characters_per_second', scope, ...source } as const;
    return [note === undefined ? figure : { ...figure, note }];
  });
}

/** Subtitle Edit's table knows no Indic language but Hindi, and would give the others the figures of Latin scripts. */
const byAnalogy = 'By analogy to Hindi, whose limit for subtitles they share; no source names them.';

/**
 * Most characters per second, by language, audience and kind. The guide for templates has limits of its own, lower than those
 * of the English guide.
 */
export const netflixSpeeds: readonly Figure[] = [
  ...speeds(english, 'subtitle', [20, 17], englishGuide),
  ...speeds(english, 'sdh', [20, 17], englishGuide),
  ...speeds(['ar'], 'subtitle', [20, 17], languageGuides),
  ...speeds(['ar'], 'sdh', [23, 20], subtitleEdit),
  ...speeds(['hi', ...indicBesideHindi], 'subtitle', [22, 18], languageGuides),
  ...speeds(['hi'], 'sdh', [25, 20], subtitleEdit),
  ...speeds(indicBesideHindi, 'sdh', [25, 20], assumedFrom(subtitleEdit), byAnalogy),
  ...speeds(['ja'], 'subtitle', [4, null], japaneseGuide),
  ...speeds(['ja'], 'sdh', [7, null], japaneseGuide),
  ...speeds(['ko'], 'subtitle', [12, 9], languageGuides),
  ...speeds(['ko'], 'sdh', [14, 11], koreanGuide),
  ...speeds(chinese, 'subtitle', [9, 7], languageGuides),
  ...speeds(chinese, 'sdh', [11, 9], subtitleEdit),
  ...speeds(afrikaansAndZulu, 'subtitle', [17, 17], languageGuides),
  ...speeds(afrikaansAndZulu, 'sdh', [20, 17], languageGuides),
  ...speeds(usual, 'subtitle', [17, 13], languageGuides),
  ...speeds(usual, 'sdh', [20, 17], subtitleEdit),
  ...templateSpeeds(),
];

function templateSpeeds(): Figure[] {
  return speeds(english, 'template', [17, 15], templateGuide);
}
