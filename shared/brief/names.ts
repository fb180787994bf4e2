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
  unknown: 'unknown',
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
