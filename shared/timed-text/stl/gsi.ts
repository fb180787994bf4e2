import { timedTextMessages } from '../../errors/timed-text.ts';
import type { FrameRate } from '../event.ts';
import type { ProblemList } from '../problems.ts';
import type { LabelParts } from '../smpte.ts';
import { decodeField, isCodePage } from './code-tables.ts';
import { languageOf } from './languages.ts';
import { tableOf } from './letters.ts';

/** Bytes of the header, the General Subtitle Information block. */
export const headerLength = 1024;

/** What the header of an EBU-STL file says (EBU Tech 3264, GSI block), as far as it can be read: else null, or a stated default. */
export interface Gsi {
  /** CPN, the code page of the header's own texts. */
  readonly codePage: string;
  /** DFC. 25 where it can't be read. */
  readonly frameRate: FrameRate;
  /** DSC: open subtitles, or those of teletext level 1 or 2, where codes take a place on the row. */
  readonly display: 'undefined' | 'open' | 'teletext-1' | 'teletext-2';
  /** CCT, as the name of an encoding. `iso-6937` where it can't be read. */
  readonly letters: string;
  /** LC, as a BCP-47 tag. */
  readonly language: string | null;
  /** OPT, else TPT: the title in the original language, else in the translation. */
  readonly title: string | null;
  /** CD, as YYYY-MM-DD. */
  readonly createdOn: string | null;
  /** TNB and TNS: how many blocks and subtitles the file should have. */
  readonly blocks: number | null;
  readonly subtitles: number | null;
  /** MNC and MNR: characters in a row, and rows on the screen. */
  readonly longestRow: number | null;
  readonly rows: number | null;
  /** TCP, the timecode at which the programme starts. */
  readonly programmeStart: LabelParts | null;
  /** CO, of ISO 3166-1, three letters. */
  readonly country: string | null;
}

/** Frame rates by their disk format code; only 25 and 30 are of the standard, the others are written all the same. */
const frameRates: ReadonlyMap<string, FrameRate> = new Map([
  ['STL23.01', { num: 24_000, den: 1001 }],
  ['STL24.01', { num: 24, den: 1 }],
  ['STL25.01', { num: 25, den: 1 }],
  ['STL29.01', { num: 30_000, den: 1001 }],
  ['STL30.01', { num: 30, den: 1 }],
  ['STL50.01', { num: 50, den: 1 }],
  ['STL60.01', { num: 60, den: 1 }],
]);

const displays: ReadonlyMap<string, Gsi['display']> = new Map([
  ['', 'undefined'],
  ['0', 'open'],
  ['1', 'teletext-1'],
  ['2', 'teletext-2'],
]);

/**
 * Whether bytes begin as an EBU-STL file does: with its format code, or, where that is damaged, with a letter table and a
 * count of blocks in their places.
 */
export function looksLikeStl(bytes: Uint8Array): boolean {
  const text = (from: number, until: number): string => decodeField(bytes.subarray(from, until), '850');
  return /^STL\d\d/.test(text(3, 11)) || (/^0[0-4]$/.test(text(12, 14)) && /^\d{1,5}$/.test(text(238, 243)));
}

/** Reads the header. What is no value of a field is reported with its byte, and read as if the field were empty. */
export function readGsi(bytes: Uint8Array, problems: ProblemList): Gsi {
  const page = decodeField(bytes.subarray(0, 3), '850');
  const codePage = isCodePage(page) ? page : '850';
  const text = (from: number, length: number): string =>
    decodeField(bytes.subarray(from, from + length), codePage);
  const odd = (field: string, at: number, value: string, read: string): void =>
    problems.add(timedTextMessages.headerField({ field, value, read }, { byte: at }));
  const known = <T>(
    field: string,
    at: number,
    length: number,
    read: (value: string) => T | null,
    fallback: { readonly value: T; readonly words: string },
  ): T => {
    const value = text(at, length);
    const found = read(value);
    if (found !== null) return found;
    odd(field, at, value, fallback.words);
    return fallback.value;
  };
  const unknown = { value: null, words: 'unknown' };
  if (page !== codePage) odd('code page (CPN)', 0, page, codePage);
  return {
    codePage,
    frameRate: known('disk format code (DFC)', 3, 8, (value) => frameRates.get(value) ?? null, {
      value: { num: 25, den: 1 },
      words: '25 frames a second',
    }),
    display: known('display standard (DSC)', 11, 1, (value) => displays.get(value) ?? null, {
      value: 'undefined',
      words: 'undefined',
    }),
    letters: known('character code table (CCT)', 12, 2, tableOf, {
      value: 'iso-6937',
      words: '00, Latin letters',
    }),
    language: known<string | null>('language code (LC)', 14, 2, tagOrNone, unknown) || null,
    title: text(16, 32) || text(80, 32) || null,
    createdOn: dateOf(text(224, 6)),
    blocks: known<number | null>('number of blocks (TNB)', 238, 5, countOf, unknown),
    subtitles: known<number | null>('number of subtitles (TNS)', 243, 5, countOf, unknown),
    longestRow: countOf(text(251, 2)),
    rows: countOf(text(253, 2)),
    programmeStart: known<LabelParts | null>('start of programme (TCP)', 256, 8, timecodeOf, unknown),
    country: text(274, 3) || null,
  };
}

/** The tag of a language code; empty where the code itself says that the language is unknown. */
function tagOrNone(code: string): string | null {
  return code === '00' || code === '' ? '' : languageOf(code);
}

function countOf(text: string): number | null {
  return /^\d{1,5}$/.test(text) ? Number(text) : null;
}

function timecodeOf(text: string): LabelParts | null {
  const found = /^(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text === '' ? '00000000' : text);
  if (found === null) return null;
  const [, hours, minutes, seconds, frames] = found.map(Number);
  return { hours: hours ?? 0, minutes: minutes ?? 0, seconds: seconds ?? 0, frames: frames ?? 0 };
}

/** YYMMDD; the format is of 1991, so that years from 80 on are of the last century. */
function dateOf(text: string): string | null {
  const found = /^(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(text);
  if (found === null) return null;
  const [, year = '', month = '', day = ''] = found;
  return `${Number(year) >= 80 ? '19' : '20'}${year}-${month}-${day}`;
}
