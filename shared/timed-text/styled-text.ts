/** The colours of teletext and of CEA-608, by the names that WebVTT has for them. White is the usual one. */
export const colours = ['black', 'red', 'lime', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;
/** One of {@link colours}. */
export type Colour = (typeof colours)[number];

/** How a letter looks, as far as the formats that write it in codes say it. */
export interface TextStyle {
  readonly italic: boolean;
  readonly underline: boolean;
  readonly colour: Colour;
}

/** The style of text that nothing styles. */
export const plainStyle: TextStyle = { italic: false, underline: false, colour: 'white' };

/** One place of a row: a letter with its style, or null for a code, which a screen shows as a blank. */
export interface Cell {
  readonly letter: string | null;
  readonly style: TextStyle;
}

/** A text as viewers read it, and with its styles in the markup of WebVTT, which `plainText` takes away again. */
export interface StyledText {
  readonly text: string;
  readonly textRaw: string;
  readonly hasItalic: boolean;
}

/**
 * The text of rows of cells, rows without letters left out, in Unicode's composed form (NFC). Blanks at the ends of a row are
 * no text; blanks made by codes are one space wherever they part words, however many they are.
 */
export function styledText(rows: readonly (readonly Cell[])[]): StyledText {
  const lines = rows.map(styledLine).filter(({ text }) => text !== '');
  return {
    text: lines.map(({ text }) => text).join('\n'),
    textRaw: lines.map(({ textRaw }) => textRaw).join('\n'),
    hasItalic: lines.some(({ hasItalic }) => hasItalic),
  };
}

function styledLine(cells: readonly Cell[]): StyledText {
  const text: string[] = [];
  const marked: string[] = [];
  let style = plainStyle;
  let spaces = 0;
  let afterCode = false;
  let hasItalic = false;
  for (const { letter, style: next } of cells) {
    if (letter === null) afterCode = true;
    else if (letter === ' ') spaces += 1;
    else {
      const gap = text.length === 0 ? '' : afterCode ? ' ' : ' '.repeat(spaces);
      const changes = !sameStyle(style, next);
      text.push(gap, letter);
      marked.push(changes ? closed(style) : '', gap, changes ? opened(next) : '', letter);
      style = next;
      spaces = 0;
      afterCode = false;
      hasItalic ||= next.italic;
    }
  }
  marked.push(closed(style));
  const raw = marked.map((part) => (part.length === 1 ? escaped(part) : part)).join('');
  return { text: text.join('').normalize('NFC'), textRaw: raw.normalize('NFC'), hasItalic };
}

function sameStyle(one: TextStyle, other: TextStyle): boolean {
  return one.italic === other.italic && one.underline === other.underline && one.colour === other.colour;
}

function opened({ italic, underline, colour }: TextStyle): string {
  return `${colour === 'white' ? '' : `<c.${colour}>`}${italic ? '<i>' : ''}${underline ? '<u>' : ''}`;
}

function closed({ italic, underline, colour }: TextStyle): string {
  return `${underline ? '</u>' : ''}${italic ? '</i>' : ''}${colour === 'white' ? '' : '</c>'}`;
}

/** Letters that would be read as markup. */
function escaped(letter: string): string {
  if (letter === '<') return '&lt;';
  if (letter === '&') return '&amp;';
  if (letter === '{') return '&#123;';
  return letter === '\\' ? '&#92;' : letter;
}
