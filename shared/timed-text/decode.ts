import type { Problem } from '../errors/problem.ts';
import { timedTextMessages } from '../errors/timed-text.ts';
import { guessCodePage } from './code-pages.ts';
import type { Encoding } from './event.ts';
import { guessMultiByte } from './multi-byte-pages.ts';

/** A file's text, the encoding that it was read in, and what was odd about its bytes. No byte order mark is left. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly problems: readonly Problem[];
}

const replacement = '\ufffd';

/**
 * Decodes a subtitle file: by its byte order mark, else as `encoding` says, else as the file declares, else as UTF-8 where that
 * fits, else as UTF-16 where every other byte is NUL, else in the encoding whose letters fit best, with a warning.
 * @param encoding a label of the WHATWG Encoding Standard, for files whose encoding is known.
 * @param declared the label that the file itself gives; it is not believed where its bytes say otherwise.
 */
export function decodeText(bytes: Uint8Array, encoding?: string, declared?: string): Decoded {
  const marked = encodingOfMark(bytes);
  if (marked !== null) return decodeAs(sure(marked, 'mark'), bytes, []);
  if (encoding !== undefined) {
    if (isKnown(encoding)) return decodeAs(sure(encoding, 'chosen'), bytes, []);
    return withProblem(timedTextMessages.encodingUnknown({ encoding }, { line: 1 }), detect(bytes));
  }
  return declared === undefined ? detect(bytes) : decodeDeclared(bytes, declared);
}

/** The encoding that an XML declaration names; undefined where there is none, or none in letters of ASCII. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  return /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
}

/** A declaration in single bytes is no UTF-16, whatever it says, and what is well-formed UTF-8 beyond ASCII is hardly anything else. */
function decodeDeclared(bytes: Uint8Array, declared: string): Decoded {
  if (!isKnown(declared))
    return withProblem(timedTextMessages.encodingUnknown({ encoding: declared }, { line: 1 }), detect(bytes));
  const { encoding } = new TextDecoder(declared);
  const isUtf8 = isWellFormed('utf-8', bytes);
  if (encoding === 'utf-8') return isUtf8 ? decodeAs(sure(encoding, 'declared'), bytes, []) : detect(bytes);
  const isAscii = isUtf8 && bytes.every((byte) => byte < 0x80);
  if (!encoding.startsWith('utf-16') && (isAscii || !isUtf8))
    return decodeAs(sure(declared, 'declared'), bytes, []);
  const detected = detect(bytes);
  const found = { label: declared, encoding: detected.encoding.name };
  return withProblem(timedTextMessages.encodingMisdeclared(found, { line: 1 }), detected);
}

function withProblem(problem: Problem, decoded: Decoded): Decoded {
  return { ...decoded, problems: [problem, ...decoded.problems] };
}

function detect(bytes: Uint8Array): Decoded {
  const wide = unmarkedUtf16(bytes);
  if (wide !== null)
    return decodeAs({ name: wide, by: 'guess', confidence: 1 }, bytes, [guessed(wide, bytes)]);
  const { sequences, broken } = utf8Sequences(bytes);
  // One broken byte in a file of good UTF-8 is damage, not another encoding.
  if (broken === 0 || sequences > broken) return decodeAs(sure('utf-8', 'well_formed'), bytes, []);
  const { encoding: page, fit } = guessMultiByte(bytes) ?? guessCodePage(bytes);
  return decodeAs({ name: page, by: 'guess', confidence: fit }, bytes, [guessed(page, bytes)]);
}

function sure(name: string, by: Encoding['by']): Encoding {
  return { name, by, confidence: 1 };
}

function decodeAs(encoding: Encoding, bytes: Uint8Array, problems: readonly Problem[]): Decoded {
  const decoder = new TextDecoder(encoding.name);
  const text = decoder.decode(bytes);
  const found = [...problems];
  const broken = text.indexOf(replacement);
  if (broken >= 0 && !isWellFormed(decoder.encoding, bytes)) {
    found.push(
      timedTextMessages.brokenCharacters({ encoding: decoder.encoding }, { line: lineOf(text, broken) }),
    );
  }
  const nul = text.indexOf('\0');
  const read = { ...encoding, name: decoder.encoding };
  if (nul < 0) return { text, encoding: read, problems: found };
  found.push(timedTextMessages.nulCharacters(undefined, { line: lineOf(text, nul) }));
  return { text: text.replaceAll('\0', replacement), encoding: read, problems: found };
}

function guessed(encoding: string, bytes: Uint8Array): Problem {
  const firstHigh = bytes.findIndex((byte) => byte >= 0x80);
  const before = bytes.subarray(0, Math.max(firstHigh, 0));
  return timedTextMessages.encodingGuessed(
    { encoding },
    { line: lineOf(new TextDecoder('latin1').decode(before), before.length) },
  );
}

function encodingOfMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without its mark shows as NUL in one half of nearly all pairs of bytes, since times and line ends are ASCII. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 512);
  if (sample.length < 4) return null;
  const nuls = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  const many = sample.length / 5;
  if (odd > many && even < many / 4) return 'utf-16le';
  return even > many && odd < many / 4 ? 'utf-16be' : null;
}

/** How many multi-byte sequences of the bytes are well-formed UTF-8, and how many bytes belong to none. */
function utf8Sequences(bytes: Uint8Array): { sequences: number; broken: number } {
  if (isWellFormed('utf-8', bytes)) return { sequences: 0, broken: 0 };
  let sequences = 0;
  let broken = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    const trail =
      lead >= 0xf0 && lead <= 0xf4
        ? 3
        : lead >= 0xe0 && lead < 0xf0
          ? 2
          : lead >= 0xc2 && lead < 0xe0
            ? 1
            : 0;
    let found = 0;
    while (found < trail && ((bytes[index + found + 1] ?? 0) & 0xc0) === 0x80) found += 1;
    if (trail > 0 && found === trail) {
      sequences += 1;
      index += trail;
    } else broken += 1;
  }
  return { sequences, broken };
}

function isWellFormed(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== 'replacement';
  } catch {
    return false;
  }
}

/** The line of a place in a text whose line ends are still as written. */
function lineOf(text: string, place: number): number {
  let line = 1;
  for (let index = 0; index < place; index += 1) {
    const unit = text.charCodeAt(index);
    const isEnd = unit === 0x0a || (unit === 0x0d && text.charCodeAt(index + 1) !== 0x0a);
    if (isEnd) line += 1;
  }
  return line;
}
