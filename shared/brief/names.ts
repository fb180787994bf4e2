/** Words for what the package names in codes; a code that is not here stays as it is. */
const words: Readonly<Record<string, string>> = {
  subtitle: 'subtitles',
  sdh: 'SDH',
  forced_narrative: 'forced narratives',
  template: 'template',
  dialogue_list: 'dialogue list',
  adult: 'adults',
  children: 'children',
  foreign_original: 'the original in another language',
  same_language: 'the original in the same language',
  dub: 'a dub',
  grapheme: 'each character that a reader sees is one',
  codepoint: 'each code point is one',
  'no-marks': 'tone marks and vowels above or below are not counted',
  'cjk-half': 'half-width characters are a half',
  'ko-half': 'Latin letters, digits, punctuation and spaces are a half',
};

/** A code of the package in words. */
export function inWords(code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

/** Whom lines are for, as in “subtitles for adults”. */
export function audienceWords(audience: string): string {
  return audience === 'unknown' ? 'an audience that is not stated' : inWords(audience);
}

/** What lines were heard with, as in “heard with a dub”. */
export function audioWords(context: string): string {
  return context === 'unknown' ? 'audio that is not known' : inWords(context);
}
