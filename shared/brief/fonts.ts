import arabic from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2?inline';
import devanagari from '@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff2?inline';
import hebrew from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2?inline';
import thai from '@fontsource/noto-sans-thai/files/noto-sans-thai-thai-400-normal.woff2?inline';

/** The family of all fonts that a brief carries; without quotes, which a writer of documents would escape. */
export const scriptFamily = 'Subtitle Scripts';

/** A font for the letters of one script. */
interface ScriptFont {
  readonly script: RegExp;
  /** The characters that it is for, as CSS has them. */
  readonly range: string;
  /** The font as a `data:` address. */
  readonly address: string;
}

/** Scripts that a machine may have no font for. Those of Chinese, Japanese and Korean are too large to be carried along. */
const fonts: readonly ScriptFont[] = [
  {
    script: /\p{Script=Arabic}/u,
    range: 'U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+FB50-FDFF,U+FE70-FEFC',
    address: arabic,
  },
  {
    script: /\p{Script=Devanagari}/u,
    range: 'U+0900-097F,U+1CD0-1CF9,U+200C-200D,U+20B9,U+25CC,U+A830-A839,U+A8E0-A8FF',
    address: devanagari,
  },
  {
    script: /\p{Script=Hebrew}/u,
    range: 'U+0590-05FF,U+200C-200F,U+20AA,U+25CC,U+FB1D-FB4F',
    address: hebrew,
  },
  { script: /\p{Script=Thai}/u, range: 'U+0E01-0E5B,U+200C-200D,U+25CC', address: thai },
];

/** Rules of style that bring the fonts for the scripts that a text is in, so that it prints right where the machine has none. Nothing for any other text. */
export function fontRulesFor(text: string): string {
  return fonts
    .filter(({ script }) => script.test(text))
    .map(
      ({ range, address }) =>
        `@font-face{font-family:${scriptFamily};src:url(${address}) format(woff2);unicode-range:${range}}`,
    )
    .join('');
}
