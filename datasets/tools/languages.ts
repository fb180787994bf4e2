/** The languages of the generated packages: what they are called, what is subtitled into them, and how fast. */

/** How characters of a language are counted (the counting modes of the style guides). */
export type CountMode = 'grapheme' | 'no-marks' | 'codepoint' | 'cjk-half' | 'ko-half';

/** A row of the table `languages`. */
export interface Language {
  readonly tag: string;
  readonly name: string;
  readonly group: string;
  readonly script: string;
}

/** A language that titles are subtitled into. Speeds are in counting units per second. */
export interface SubtitleLanguage {
  readonly tag: string;
  /** The tag under which the style guide states its limits. */
  readonly guideTag: string;
  readonly adult: number;
  readonly children: number;
  readonly sdhAdult: number;
  readonly sdhChildren: number;
  /** Most characters on a line. */
  readonly lineLength: number;
  readonly sdhLineLength: number;
  readonly minDurationMs: number;
  readonly countMode: CountMode;
  /** What a typical line of a typical title runs at, before its title and its moment move it. */
  readonly typicalCps: number;
  /** How likely the translator condenses a line that would pass the limit. */
  readonly condensing: number;
  /** Mean characters of a word, with the space after it; null where words are not set apart by spaces. */
  readonly wordLength: number | null;
  /** Whether nearly every title is subtitled into it. */
  readonly isMain: boolean;
  /** Titles of the demo that are subtitled into it, when it is not a main language. */
  readonly demoTitles: number;
  /** The part of all titles that is subtitled into it in the larger packages. */
  readonly share: number;
  /** Members who watch with its subtitles, relative to the largest language. */
  readonly audience: number;
  /** Region of the engagement segments in which it is watched. */
  readonly market: string;
}

const latin = {
  children: 13,
  sdhAdult: 20,
  sdhChildren: 17,
  lineLength: 42,
  sdhLineLength: 42,
  minDurationMs: 833,
};
const common = {
  countMode: 'grapheme',
  condensing: 0.5,
  wordLength: 5.8,
  isMain: false,
  share: 0.65,
} as const;

/** Every language with subtitles; limits as the style guide of `limits.ts` gives them. */
export const subtitleLanguages: readonly SubtitleLanguage[] = [
  {
    ...latin,
    ...common,
    tag: 'en-US',
    guideTag: 'en-US',
    adult: 20,
    children: 17,
    typicalCps: 15,
    wordLength: 5.3,
    isMain: true,
    demoTitles: 0,
    share: 0.97,
    audience: 1,
    market: '021',
  },
  {
    ...latin,
    ...common,
    tag: 'es-419',
    guideTag: 'es',
    adult: 17,
    typicalCps: 13.2,
    isMain: true,
    demoTitles: 0,
    share: 0.97,
    audience: 0.9,
    market: '419',
  },
  {
    ...latin,
    ...common,
    tag: 'de',
    guideTag: 'de',
    adult: 17,
    typicalCps: 13.4,
    wordLength: 6.6,
    isMain: true,
    demoTitles: 0,
    share: 0.96,
    audience: 0.7,
    market: '150',
  },
  {
    ...latin,
    ...common,
    tag: 'ar',
    guideTag: 'ar',
    adult: 20,
    children: 17,
    sdhAdult: 23,
    sdhChildren: 20,
    typicalCps: 14,
    wordLength: 5.2,
    isMain: true,
    demoTitles: 0,
    share: 0.95,
    audience: 0.6,
    market: '145',
  },
  {
    ...latin,
    ...common,
    tag: 'pt-BR',
    guideTag: 'pt-BR',
    adult: 17,
    typicalCps: 13.2,
    demoTitles: 60,
    share: 0.8,
    audience: 0.8,
    market: '419',
  },
  {
    ...latin,
    ...common,
    tag: 'fr-FR',
    guideTag: 'fr-FR',
    adult: 17,
    typicalCps: 14.8,
    condensing: 0.15,
    demoTitles: 60,
    share: 0.8,
    audience: 0.6,
    market: '150',
  },
  {
    ...latin,
    ...common,
    tag: 'pl',
    guideTag: 'pl',
    adult: 17,
    typicalCps: 12.8,
    wordLength: 6.4,
    demoTitles: 40,
    audience: 0.4,
    market: '150',
  },
  {
    ...latin,
    ...common,
    tag: 'fi',
    guideTag: 'fi',
    adult: 17,
    typicalCps: 12.6,
    wordLength: 7.6,
    demoTitles: 20,
    share: 0.05,
    audience: 0.02,
    market: '150',
  },
  {
    ...latin,
    ...common,
    tag: 'ru',
    guideTag: 'ru',
    adult: 17,
    lineLength: 39,
    sdhLineLength: 39,
    typicalCps: 13,
    wordLength: 6.3,
    demoTitles: 40,
    audience: 0.3,
    market: '150',
  },
  {
    ...latin,
    ...common,
    tag: 'el',
    guideTag: 'el',
    adult: 17,
    typicalCps: 12.8,
    wordLength: 6.1,
    demoTitles: 30,
    audience: 0.25,
    market: '150',
  },
  {
    ...latin,
    ...common,
    tag: 'he',
    guideTag: 'he',
    adult: 17,
    typicalCps: 12.4,
    wordLength: 5,
    demoTitles: 30,
    audience: 0.25,
    market: '145',
  },
  {
    ...latin,
    ...common,
    tag: 'hi',
    guideTag: 'hi',
    adult: 22,
    children: 18,
    sdhAdult: 25,
    sdhChildren: 20,
    countMode: 'codepoint',
    typicalCps: 16.4,
    wordLength: 4.9,
    demoTitles: 30,
    audience: 0.4,
    market: '142',
  },
  {
    ...latin,
    ...common,
    tag: 'th',
    guideTag: 'th',
    adult: 17,
    lineLength: 35,
    sdhLineLength: 35,
    countMode: 'no-marks',
    typicalCps: 12.6,
    wordLength: null,
    demoTitles: 30,
    audience: 0.3,
    market: '142',
  },
  {
    ...latin,
    ...common,
    tag: 'ko',
    guideTag: 'ko',
    adult: 12,
    children: 9,
    sdhAdult: 14,
    sdhChildren: 11,
    lineLength: 16,
    sdhLineLength: 16,
    countMode: 'ko-half',
    typicalCps: 9,
    wordLength: 3.6,
    demoTitles: 50,
    audience: 0.5,
    market: '142',
  },
  {
    ...latin,
    ...common,
    tag: 'ja',
    guideTag: 'ja',
    adult: 4,
    children: 4,
    sdhAdult: 7,
    sdhChildren: 7,
    lineLength: 13,
    sdhLineLength: 16,
    minDurationMs: 500,
    countMode: 'cjk-half',
    typicalCps: 3.3,
    wordLength: null,
    demoTitles: 50,
    audience: 0.5,
    market: '142',
  },
  {
    ...latin,
    ...common,
    tag: 'zh-Hans',
    guideTag: 'zh-Hans',
    adult: 9,
    children: 7,
    sdhAdult: 11,
    sdhChildren: 9,
    lineLength: 16,
    sdhLineLength: 18,
    countMode: 'cjk-half',
    typicalCps: 6.8,
    wordLength: null,
    demoTitles: 40,
    audience: 0.3,
    market: '142',
  },
];

/** Every tag that the tables use. */
export const languages: readonly Language[] = [
  { tag: 'en-US', name: 'English (United States)', group: 'en', script: 'Latn' },
  { tag: 'en-GB', name: 'English (United Kingdom)', group: 'en', script: 'Latn' },
  { tag: 'es-419', name: 'Spanish (Latin America)', group: 'es', script: 'Latn' },
  { tag: 'es-ES', name: 'Spanish (Spain)', group: 'es', script: 'Latn' },
  { tag: 'es-MX', name: 'Spanish (Mexico)', group: 'es', script: 'Latn' },
  { tag: 'de', name: 'German', group: 'de', script: 'Latn' },
  { tag: 'ar', name: 'Arabic', group: 'ar', script: 'Arab' },
  { tag: 'ar-EG', name: 'Arabic (Egypt)', group: 'ar', script: 'Arab' },
  { tag: 'pt-BR', name: 'Portuguese (Brazil)', group: 'pt', script: 'Latn' },
  { tag: 'fr-FR', name: 'French (France)', group: 'fr', script: 'Latn' },
  { tag: 'fr-CA', name: 'French (Canada)', group: 'fr', script: 'Latn' },
  { tag: 'pl', name: 'Polish', group: 'pl', script: 'Latn' },
  { tag: 'fi', name: 'Finnish', group: 'fi', script: 'Latn' },
  { tag: 'nb', name: 'Norwegian Bokmål', group: 'no', script: 'Latn' },
  { tag: 'ru', name: 'Russian', group: 'ru', script: 'Cyrl' },
  { tag: 'el', name: 'Greek', group: 'el', script: 'Grek' },
  { tag: 'he', name: 'Hebrew', group: 'he', script: 'Hebr' },
  { tag: 'hi', name: 'Hindi', group: 'hi', script: 'Deva' },
  { tag: 'th', name: 'Thai', group: 'th', script: 'Thai' },
  { tag: 'ko', name: 'Korean', group: 'ko', script: 'Kore' },
  { tag: 'ja', name: 'Japanese', group: 'ja', script: 'Jpan' },
  { tag: 'zh-Hans', name: 'Chinese (Simplified)', group: 'zh', script: 'Hans' },
  { tag: 'zh-Hant', name: 'Chinese (Traditional)', group: 'zh', script: 'Hant' },
  { tag: 'mul', name: 'Multiple languages', group: 'mul', script: 'Zyyy' },
  { tag: 'zxx', name: 'No linguistic content', group: 'zxx', script: 'Zyyy' },
  { tag: 'und', name: 'Undetermined', group: 'und', script: 'Zyyy' },
];

const subtitlesByTag = new Map(subtitleLanguages.map((language) => [language.tag, language]));
const groupByTag = new Map(languages.map((language) => [language.tag, language.group]));

/** The subtitle language of a tag. Fails on a tag that nothing is subtitled into. */
export function subtitleLanguage(tag: string): SubtitleLanguage {
  const language = subtitlesByTag.get(tag);
  if (language === undefined) throw new Error(`Nothing is subtitled into ${tag}.`);
  return language;
}

/** The language group of a tag, such as `es` for `es-419`. Fails on a tag that is not listed. */
export function groupOf(tag: string): string {
  const group = groupByTag.get(tag);
  if (group === undefined) throw new Error(`${tag} is not among the languages.`);
  return group;
}
