import { tidyLines } from '../markup.ts';

/** A stretch of text as a file has it, and whether its white space is to be kept (`xml:space`). A line break is `\n` that is kept. */
export interface SpacedText {
  readonly text: string;
  readonly preserve: boolean;
}

/** White space in XML: what `xml:space` speaks of. No-break and ideographic spaces are letters to it. */
const xmlSpaces = /[ \t\n\r]+/g;
const isReadable = /[^ \t\n\r]/;

/** Whether a text is nothing but white space. */
export function isBlank(text: string): boolean {
  return !isReadable.test(text);
}

/**
 * The text that a viewer reads of stretches that follow one another: by default runs of white space, line ends too, are one space
 * each, across the stretches, and none at either side of a line (TTML 2, "xml:space"). Lines are trimmed even where white space is
 * kept, since there it only places them.
 */
export function readableText(stretches: readonly SpacedText[]): string {
  const parts: string[] = [];
  let last = '\n';
  for (const { text, preserve } of stretches) {
    const collapsed = preserve ? text : text.replace(xmlSpaces, ' ');
    const part =
      !preserve && collapsed.startsWith(' ') && !isReadable.test(last) ? collapsed.slice(1) : collapsed;
    if (part === '') continue;
    parts.push(part);
    last = part.at(-1) ?? last;
  }
  return tidyLines(parts.join(''));
}
