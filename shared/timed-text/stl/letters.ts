import { composeAccented, readIso6937 } from './iso6937.ts';

/** What the bytes at a place of a text stand for: null where they are no letter of the table. */
export interface Letter {
  readonly letter: string | null;
  /** How many bytes it takes. */
  readonly length: number;
}

/** A table of letters, by which texts are decoded. */
export interface Letters {
  /** The name that a track's encoding has: `iso-6937`, or a label of the WHATWG Encoding Standard. */
  readonly name: string;
  readonly read: (bytes: Uint8Array, at: number) => Letter;
}

/** The tables that a header may declare (EBU Tech 3264, CCT). */
const declared: ReadonlyMap<string, string> = new Map([
  ['00', 'iso-6937'],
  ['01', 'iso-8859-5'],
  ['02', 'iso-8859-6'],
  ['03', 'iso-8859-7'],
  ['04', 'iso-8859-8'],
]);

/** The name of the table that a header declares; null for a code that has none. */
export function tableOf(code: string): string | null {
  return declared.get(code) ?? null;
}

/** The table of a name; null where it is not known. Tables of several bytes a letter have only their single ones. */
export function lettersOf(name: string): Letters | null {
  if (name.toLowerCase() === latin.name) return latin;
  try {
    const decoder = new TextDecoder(name);
    const table = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
    return {
      name: decoder.encoding,
      read: (bytes, at) => {
        const letter = table[bytes[at] ?? 0] ?? '';
        return { letter: letter === '' || letter === '\ufffd' ? null : letter, length: 1 };
      },
    };
  } catch {
    return null;
  }
}

/** ISO 6937, the table of Latin letters. */
export const latin: Letters = { name: 'iso-6937', read: readAccented };

/** ISO 6937: accents stand before the letter that they belong to. */
function readAccented(bytes: Uint8Array, at: number): Letter {
  const marks: string[] = [];
  for (let place = at; ; place += 1) {
    const { letter, mark } = readIso6937(bytes[place] ?? 0);
    if (mark !== null && marks.length < longestStack) marks.push(mark);
    else if (marks.length === 0) return { letter, length: 1 };
    else {
      const accented = letter === null ? null : composeAccented(letter, marks);
      // An accent that nothing takes is lost alone: what follows it may be a letter or a code of its own.
      return accented === null ? { letter: null, length: 1 } : { letter: accented, length: place - at + 1 };
    }
  }
}

/** Accents on one letter: ISO 6937 has one, Vietnamese has two. */
const longestStack = 2;
