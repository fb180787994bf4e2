import { timedTextMessages } from '../../errors/timed-text.ts';
import type { ProblemList } from '../problems.ts';
import { readPair, type Code, type ReadPair } from './codes.ts';
import type { CaptionDecoder, Moment } from './decoder.ts';

/** The oddities of one line that are worth one problem each, with the first example. */
interface Oddities {
  parity?: string;
  otherChannel?: number;
  data?: true;
  beyond?: true;
  unknown?: string;
  lost: string;
}

/** Reads the pairs of lines and hands them to a decoder of the file's channel: the first that a code of the file names. */
export class PairReader {
  readonly #decoder: CaptionDecoder;
  readonly #problems: ProblemList;
  #channel: 1 | 2 | null = null;
  /** Whether what comes is for the other channel, or is no caption but data about the programme (XDS). */
  #elsewhere: 'channel' | 'data' | null = null;

  constructor(decoder: CaptionDecoder, problems: ProblemList) {
    this.#decoder = decoder;
    this.#problems = problems;
  }

  /**
   * Reads what stands behind the timecode of a line.
   * @param momentOf the moment of the pair with an index in the line.
   * @returns how many pairs there are, which is how many frames they take.
   */
  read(text: string, momentOf: (index: number) => Moment): number {
    const odd: Oddities = { lost: '' };
    let previous = '';
    let index = 0;
    for (const [pair] of text.matchAll(/[^\s]{1,4}/g)) {
      const now = momentOf(index);
      index += 1;
      if (!/^[\da-f]{4}$/i.test(pair)) {
        this.#problems.add(timedTextMessages.notPair({ raw: pair }, { line: now.line }));
        previous = '';
        continue;
      }
      const [first, second] = [parseInt(pair.slice(0, 2), 16), parseInt(pair.slice(2), 16)];
      if (!hasOddParity(first) || !hasOddParity(second)) odd.parity ??= pair;
      const code = `${first & 0x7f} ${second & 0x7f}`;
      const isControl = (first & 0x70) === 0x10;
      // Control codes are sent twice, in case one is damaged; the second of two counts for nothing.
      if (isControl && code === previous) previous = '';
      else {
        previous = code;
        this.#take(readPair(first & 0x7f, second & 0x7f), { pair, now, odd });
      }
    }
    if (index > 0) this.#report(odd, momentOf(0).line);
    return index;
  }

  #take(
    { code, channel }: ReadPair,
    { pair, now, odd }: { readonly pair: string; readonly now: Moment; readonly odd: Oddities },
  ): void {
    if (channel !== null) {
      this.#channel ??= channel;
      this.#elsewhere = channel === this.#channel ? null : 'channel';
      if (channel !== this.#channel) odd.otherChannel = channel;
    }
    if (code.kind === 'data') this.#elsewhere = 'data';
    if (this.#elsewhere === 'data' && code.kind !== 'filler') odd.data = true;
    if (this.#elsewhere === 'channel' && code.kind !== 'filler')
      odd.otherChannel ??= this.#channel === 1 ? 2 : 1;
    if (this.#elsewhere !== null) return;
    if (code.kind === 'unknown') odd.unknown ??= pair;
    const outcome = this.#decoder.take(code, now);
    if (outcome === 'beyond') odd.beyond = true;
    if (outcome === 'lost') odd.lost += lettersOf(code);
  }

  #report({ parity, otherChannel, data, beyond, unknown, lost }: Oddities, line: number): void {
    const at = { line };
    const add = this.#problems.add.bind(this.#problems);
    if (parity !== undefined) add(timedTextMessages.badParity({ raw: parity }, at));
    if (otherChannel !== undefined)
      add(timedTextMessages.otherChannel({ channel: String(otherChannel) }, at));
    if (data === true) add(timedTextMessages.captionData(undefined, at));
    if (unknown !== undefined) add(timedTextMessages.unknownCode({ code: unknown }, at));
    if (beyond === true) add(timedTextMessages.rowTooLong(undefined, at));
    if (lost !== '') add(timedTextMessages.noCaptionMode({ text: lost.slice(0, 200) }, at));
  }
}

function lettersOf(code: Code): string {
  if (code.kind === 'text') return code.letters.join('');
  return code.kind === 'letter' ? code.letter : '';
}

/** Each byte of a caption has an odd number of ones. */
function hasOddParity(byte: number): boolean {
  let ones = 0;
  for (let rest = byte; rest > 0; rest >>= 1) ones += rest & 1;
  return ones % 2 === 1;
}
