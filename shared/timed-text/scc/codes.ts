import { plainStyle, type Colour, type TextStyle } from '../styled-text.ts';
import { basicLetter, pairLetter } from './characters.ts';

/** Commands of CEA-608 by their names there, and by their second byte after 0x14 or 0x15. */
const commands = {
  RCL: 0x20,
  BS: 0x21,
  DER: 0x24,
  RU2: 0x25,
  RU3: 0x26,
  RU4: 0x27,
  FON: 0x28,
  RDC: 0x29,
  TR: 0x2a,
  RTD: 0x2b,
  EDM: 0x2c,
  CR: 0x2d,
  ENM: 0x2e,
  EOC: 0x2f,
} as const;
/** The name of a control code (CEA-608). */
export type Command = keyof typeof commands;
const commandOf = new Map(Object.entries(commands).map(([name, code]): [number, string] => [code, name]));

/** What a pair of bytes says. */
export type Code =
  | { readonly kind: 'filler' }
  | { readonly kind: 'text'; readonly letters: readonly string[] }
  | { readonly kind: 'letter'; readonly letter: string; readonly extended: boolean }
  | { readonly kind: 'command'; readonly command: Command }
  /** A row, 1 to 15, and a column, from 0 (PAC). */
  | { readonly kind: 'place'; readonly row: number; readonly column: number; readonly style: TextStyle }
  | { readonly kind: 'style'; readonly style: MidRow }
  | { readonly kind: 'tab'; readonly columns: number }
  /** Colours behind the letters, and black letters: the text is the same. */
  | { readonly kind: 'background' }
  | { readonly kind: 'data' }
  | { readonly kind: 'unknown' };

/** The style of a mid-row code: italics keep the colour, a colour ends italics. */
export interface MidRow {
  readonly colour: Colour | null;
  readonly underline: boolean;
}

/** A pair of bytes as it is read: what it says, and to which of the two channels; text has none of its own. */
export interface ReadPair {
  readonly code: Code;
  readonly channel: 1 | 2 | null;
}

/** Colours of PACs and mid-row codes, by the three bits above the lowest; the eighth is white italics. */
const attributeColours: readonly Colour[] = ['white', 'lime', 'blue', 'cyan', 'red', 'yellow', 'magenta'];

/** The first of the two rows that a PAC's first byte, 0x10 to 0x17, means; 0x10 means row 11 only. */
const firstRows = [11, 1, 3, 12, 14, 5, 7, 9];

/**
 * Reads a pair of bytes without their parity bits (CEA-608, tables of codes). Channel 2 has the codes of channel 1 with bit
 * 0x08 set in the first byte.
 */
export function readPair(first: number, second: number): ReadPair {
  if (first === 0 && second === 0) return { code: { kind: 'filler' }, channel: null };
  if (first >= 0x20 || first === 0) {
    const letters = [first, second].filter((byte) => byte >= 0x20).map(basicLetter);
    return { code: letters.length === 0 ? { kind: 'unknown' } : { kind: 'text', letters }, channel: null };
  }
  if (first < 0x10) return { code: { kind: 'data' }, channel: null };
  return { code: readControl(first & 0x17, second), channel: (first & 0x08) === 0 ? 1 : 2 };
}

function readControl(first: number, second: number): Code {
  if (second >= 0x40) return readPlace(first, second);
  const letter = pairLetter(first, second);
  if (letter !== null) return { kind: 'letter', ...letter };
  if (second < 0x20 || second > 0x2f) return { kind: 'unknown' };
  if (first === 0x10 || (first === 0x17 && second >= 0x2d)) return { kind: 'background' };
  if (first === 0x11) {
    const colour = attributeColours[(second & 0x0e) >> 1] ?? null;
    return { kind: 'style', style: { colour, underline: (second & 1) === 1 } };
  }
  if (first === 0x17 && second >= 0x21 && second <= 0x23) return { kind: 'tab', columns: second - 0x20 };
  const command = first === 0x14 || first === 0x15 ? commandOf.get(second) : undefined;
  return isCommand(command) ? { kind: 'command', command } : { kind: 'unknown' };
}

function isCommand(name: string | undefined): name is Command {
  return name !== undefined && name in commands;
}

function readPlace(first: number, second: number): Code {
  const row = (firstRows[first & 0x07] ?? 11) + ((second & 0x20) === 0 ? 0 : 1);
  if (first === 0x10 && (second & 0x20) !== 0) return { kind: 'unknown' };
  const underline = (second & 1) === 1;
  const attribute = (second & 0x0e) >> 1;
  if ((second & 0x10) !== 0)
    return { kind: 'place', row, column: attribute * 4, style: { ...plainStyle, underline } };
  const colour = attributeColours[attribute];
  return {
    kind: 'place',
    row,
    column: 0,
    style: { italic: colour === undefined, colour: colour ?? 'white', underline },
  };
}
