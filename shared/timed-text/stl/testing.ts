/** EBU-STL files made byte by byte, for tests. */

/** The bytes of ASCII letters. */
export function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

/**
 * A header of 1,024 bytes, all of it spaces but for code page 850, 25 frames a second, open subtitles in Latin letters,
 * English, one block and one subtitle, rows of 40 and 23 of them, and a programme that starts at zero.
 * @param fields texts to put in, by the bytes at which their fields begin.
 */
export function header(fields: Readonly<Record<number, string>> = {}): number[] {
  const bytes = new Array<number>(1024).fill(0x20);
  const put = (at: number, text: string): void => {
    ascii(text).forEach((byte, index) => {
      bytes[at + index] = byte;
    });
  };
  put(0, '850STL25.0100009');
  put(224, '261005261005  0000100001001402310000000000000000');
  for (const [at, text] of Object.entries(fields)) put(Number(at), text);
  return bytes;
}

/** The fields of a block by their names; times are hours, minutes, seconds and frames. */
export interface BlockFields {
  readonly number?: number;
  readonly extension?: number;
  readonly cumulative?: number;
  readonly in?: readonly number[];
  readonly out?: readonly number[];
  readonly row?: number;
  readonly justification?: number;
  readonly comment?: number;
  readonly text: string | readonly number[];
}

/** A block of 128 bytes: SGN, SN of two bytes low first, EBN, CS, TCI, TCO, VP, JC, CF, and 112 of text. */
export function block(of: BlockFields): number[] {
  const number = of.number ?? 1;
  const text = typeof of.text === 'string' ? ascii(of.text) : of.text;
  return [
    ...[0, number & 0xff, number >> 8, of.extension ?? 0xff, of.cumulative ?? 0],
    ...(of.in ?? [0, 0, 1, 0]),
    ...(of.out ?? [0, 0, 2, 0]),
    ...[of.row ?? 20, of.justification ?? 2, of.comment ?? 0],
    ...text,
    ...new Array<number>(112 - text.length).fill(0x8f),
  ];
}
