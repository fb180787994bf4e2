import { plainStyle, styledText, type Cell, type Colour, type StyledText } from '../styled-text.ts';
import type { Letters } from './letters.ts';

/** A text as it is read, and the places of its bytes, from 0, that stand for nothing. */
export interface DecodedField extends StyledText {
  readonly broken: readonly number[];
  readonly unknownCodes: readonly number[];
}

const newRow = 0x8a;
const unused = 0x8f;
/** Colours of teletext letters, codes 0x00 to 0x07. */
const alphaColours: readonly Colour[] = [
  'black',
  'red',
  'lime',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
];

/**
 * Decodes the text of a subtitle (EBU Tech 3264, text field). Codes below 0x20 are those of teletext: each takes a place on
 * the row and shows as a blank, and colours hold until the end of the row. Codes 0x80 to 0x85 switch italics, underline and
 * boxes and take no place; they hold until the end of the subtitle. Rows of double height are written with an empty one below.
 */
export function decodeTextField(bytes: Uint8Array, letters: Letters): DecodedField {
  const rows: Cell[][] = [[]];
  const broken: number[] = [];
  const unknownCodes: number[] = [];
  let style = plainStyle;
  const put = (letter: string | null): void => void rows.at(-1)?.push({ letter, style });
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20) {
      put(null);
      style = { ...style, colour: alphaColours[byte] ?? style.colour };
    } else if (byte >= 0x80 && byte < 0xa0) {
      if (byte === 0x80 || byte === 0x81) style = { ...style, italic: byte === 0x80 };
      else if (byte === 0x82 || byte === 0x83) style = { ...style, underline: byte === 0x82 };
      else if (byte === newRow) {
        rows.push([]);
        style = { ...style, colour: plainStyle.colour };
      } else if (byte !== 0x84 && byte !== 0x85 && byte !== unused) unknownCodes.push(at);
    } else {
      const { letter, length } = letters.read(bytes, at);
      if (letter === null) broken.push(at);
      put(letter ?? '\ufffd');
      at += length - 1;
    }
    at += 1;
  }
  return { ...styledText(rows), broken, unknownCodes };
}
