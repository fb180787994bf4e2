/** What the name of a subtitle file says of it. */
export interface NamedSubtitle {
  readonly title: string;
  /** BCP-47; null where the name has no language that is known. */
  readonly language: string | null;
  readonly kind: SubtitleKind;
}

/** The kinds of subtitle asset that files are. */
export const subtitleKinds = ['subtitle', 'sdh', 'forced_narrative', 'template'] as const;
/** One of {@link subtitleKinds}. */
export type SubtitleKind = (typeof subtitleKinds)[number];

/** The usual ways of naming subtitle files, tried in this order; a folder counts where a pattern has a `/`. */
export const usualPatterns = [
  '{title}.{language}.{kind}',
  '{title}.{kind}.{language}',
  '{title}_{language}_{kind}',
  '{title}-{language}-{kind}',
  '{title}.{language}',
  '{title}_{language}',
  '{title}-{language}',
  '{title} {language}',
  '{title} ({language})',
  '{title} [{language}]',
  '{title}.{kind}',
  '{title}_{kind}',
  '{language}/{title}',
  '{title}',
] as const;

/** What is looked at of a longer path: its end. */
const longestName = 500;

/** A pattern that can be read has `{title}` once, the others at most once. */
export function isNamePattern(pattern: string): boolean {
  const parts = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  const known = parts.every((name) => name === 'title' || name === 'language' || name === 'kind');
  return known && parts.includes('title') && new Set(parts).size === parts.length && pattern.length <= 200;
}

/**
 * Reads the name of a subtitle file: by the pattern, else by the first of the {@link usualPatterns} that fits.
 * @param path inside what was given; its extension counts for nothing
 * @param pattern such as `{title}_{language}`; null for the usual ones. A name that it does not fit is a title as it stands.
 */
export function readSubtitleName(path: string, pattern: string | null = null): NamedSubtitle {
  const stem = path.slice(-longestName).replace(/([^/])\.[^./]{1,10}$/, '$1');
  const nameless: NamedSubtitle = { title: lastPart(stem), language: null, kind: 'subtitle' };
  if (pattern !== null) return readBy(stem, pattern) ?? nameless;
  for (const each of usualPatterns) {
    if (isNoLanguage(stem, each)) continue;
    const read = readBy(stem, each);
    if (read !== null) return read;
  }
  return nameless;
}

/**
 * Whether what a usual pattern takes for a language is another word: a folder named after a format (`scc` is an old code of Serbian too),
 * a kind that is a language's code too (`sdh` is Southern Kurdish), or the last word of a title, as in Let It Be or Spider-Man.
 */
function isNoLanguage(stem: string, pattern: string): boolean {
  const word = partsBy(stem, pattern)?.['language'];
  if (word === undefined) return false;
  if (pattern.includes('/') && formatFolders.has(word.toLowerCase())) return true;
  if (word.toLowerCase() === 'sdh') return true;
  return !/[/([]/.test(pattern) && isTitleWord(word, pattern);
}

/** Folders that sort files by their format. */
const formatFolders = new Set(['srt', 'vtt', 'ttml', 'dfxp', 'itt', 'xml', 'stl', 'scc', 'imsc']);

/** A capital letter before small ones is how titles are written. Between dots a code of three letters may be so too, as in Hafen.Eng.srt. */
function isTitleWord(word: string, pattern: string): boolean {
  if (!/^[A-Z][a-z]+$/.test(word)) return false;
  return !/[._]\{language\}/.test(pattern) || word.length < 3 || languageNamed(word)?.length !== 2;
}

function readBy(stem: string, pattern: string): NamedSubtitle | null {
  const found = partsBy(stem, pattern);
  if (found === undefined) return null;
  const title = found['title']?.trim() ?? '';
  const language = found['language'] === undefined ? null : languageNamed(found['language']);
  const kind = found['kind'] === undefined ? 'subtitle' : kindNamed(found['kind']);
  if (title === '' || kind === null) return null;
  if (found['language'] !== undefined && language === null) return null;
  return { title, language, kind };
}

function partsBy(stem: string, pattern: string): Readonly<Record<string, string>> | undefined {
  const depth = pattern.split('/').length;
  const name = stem.split('/').slice(-depth).join('/');
  return expressionOf(pattern).exec(name)?.groups;
}

const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const source = pattern
    .split(/(\{[^{}]*\})/)
    .map((part) => partExpressions.get(part) ?? part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('');
  const expression = new RegExp(`^${source}$`, 'u');
  expressions.set(pattern, expression);
  return expression;
}

const partExpressions = new Map([
  ['{title}', '(?<title>[^/]+)'],
  ['{language}', '(?<language>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3})'],
  ['{kind}', '(?<kind>[A-Za-z_]{2,20})'],
]);

const kinds = new Map<string, SubtitleKind>([
  ...['sub', 'subs', 'subtitle', 'subtitles', 'full'].map((word) => [word, 'subtitle'] as const),
  ...['sdh', 'cc', 'hi', 'captions'].map((word) => [word, 'sdh'] as const),
  ...['forced', 'fn', 'forced_narrative'].map((word) => [word, 'forced_narrative'] as const),
  ['template', 'template'],
]);

function kindNamed(word: string): SubtitleKind | null {
  return kinds.get(word.toLowerCase()) ?? null;
}

/** The bibliographic codes of ISO 639-2, which BCP-47 leaves out. */
const bibliographic: Readonly<Record<string, string>> = {
  alb: 'sq',
  arm: 'hy',
  baq: 'eu',
  bur: 'my',
  chi: 'zh',
  cze: 'cs',
  dut: 'nl',
  fre: 'fr',
  geo: 'ka',
  ger: 'de',
  gre: 'el',
  ice: 'is',
  mac: 'mk',
  may: 'ms',
  per: 'fa',
  rum: 'ro',
  slo: 'sk',
  tib: 'bo',
  wel: 'cy',
};

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** The canonical tag of a word that names a language; null where it names none that is known. */
export function languageNamed(word: string): string | null {
  const [primary = '', ...rest] = word.replaceAll('_', '-').split('-');
  const tag = [bibliographic[primary.toLowerCase()] ?? primary, ...rest].join('-');
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag);
    const [language = ''] = canonical.split('-');
    return languageNames.of(language) === undefined ? null : canonical;
  } catch {
    return null;
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
