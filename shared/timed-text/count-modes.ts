/**
 * How the characters of a line are counted, as style guides count them:
 * - `grapheme`: a user-perceived character is 1 (Latin, Cyrillic, Greek, Hebrew, Arabic and the rest).
 * - `codepoint`: a code point is 1 (Indic scripts; the guides do not say how vowel signs count, so this is our default).
 * - `no-marks`: a code point that is not a mark is 1 (Thai: tone marks and upper and lower vowels are not counted).
 * - `cjk-half`: wide, full-width and ambiguous characters and emoji are 1, all others 0.5 (Japanese, Chinese).
 * - `ko-half`: Latin letters, digits, punctuation and spaces are 0.5, Hangul, Han and kana 1 (Korean).
 */
export const countModes = ['grapheme', 'codepoint', 'no-marks', 'cjk-half', 'ko-half'] as const;
/** One of {@link countModes}. */
export type CountMode = (typeof countModes)[number];

const modeOfLanguage = new Map<string, CountMode>([
  ...[
    'as',
    'bho',
    'bn',
    'gu',
    'hi',
    'kn',
    'kok',
    'mai',
    'ml',
    'mr',
    'ne',
    'or',
    'pa',
    'sa',
    'si',
    'ta',
    'te',
  ].map((tag) => [tag, 'codepoint'] as const),
  ...['cmn', 'ja', 'yue', 'zh'].map((tag) => [tag, 'cjk-half'] as const),
  ['ko', 'ko-half'],
  ['th', 'no-marks'],
]);

/** Languages whose words are not set apart by spaces: a word count of theirs would be a guess. */
const unspaced = new Set(['bo', 'cmn', 'dz', 'ja', 'km', 'lo', 'my', 'th', 'yue', 'zh']);

/** Scripts that count by graphemes whatever the language, such as Hindi or Japanese in Latin letters. */
const graphemeScripts = new Set(['latn', 'arab', 'cyrl']);

/**
 * The count mode of a language.
 * @param tag BCP-47, any case; an unknown or empty tag counts by graphemes.
 */
export function countModeFor(tag: string): CountMode {
  const [primary, second] = subtags(tag);
  if (graphemeScripts.has(second)) return 'grapheme';
  return modeOfLanguage.get(primary) ?? 'grapheme';
}

/**
 * Whether words of the language are set apart by spaces, so that they can be counted.
 * @param tag BCP-47, any case.
 */
export function hasSpacedWords(tag: string): boolean {
  const [primary, second] = subtags(tag);
  return second === 'latn' || !unspaced.has(primary);
}

function subtags(tag: string): [primary: string, second: string] {
  const parts = tag.trim().toLowerCase().split(/[-_]/, 2);
  return [parts[0] ?? '', parts[1] ?? ''];
}
