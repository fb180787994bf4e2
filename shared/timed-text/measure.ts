import { isEmojiPresentation } from 'unicode-segmenter/emoji';
import { countGraphemes, splitGraphemes } from 'unicode-segmenter/grapheme';
import { type CountMode, countModeFor, hasSpacedWords } from './count-modes.ts';
import { isWide } from './east-asian-width.ts';
import { readLabels } from './labels.ts';
import { plainText } from './markup.ts';
import { Tally, type Counts } from './tally.ts';

/** The measures of one line's text. Characters are in units of the count mode, in halves. */
export interface TextMeasure {
  readonly countMode: CountMode;
  /** Sum over the lines of the text; a line break counts 0. */
  readonly charCount: number;
  /** The same without white space. */
  readonly charCountNoSpace: number;
  /** The same as `charCount`, of what is spoken alone: without sound labels, names of speakers and music notes. */
  readonly charCountDialogue: number;
  /** The most units in one line. */
  readonly longestLine: number;
  /** Lines with text, and empty ones between them. */
  readonly lineCount: number;
  /**
   * Runs between white space. Null where words are not set apart by spaces (Japanese, Chinese, Thai and their like):
   * there a count depends on the dictionary of the ICU at hand, so that window and command line would differ.
   */
  readonly wordCount: number | null;
}

/**
 * Measures a text as exported, by Unicode 17.0 (the pinned segmenter and the width table), with whatever markup it has: tags, `{\...}` overrides and ruby annotations are taken out and
 * entities decoded first (see `plainText`).
 * @param language BCP-47 tag, which decides the count mode.
 */
export function measureText(text: string, language: string): TextMeasure {
  return measurePlain(plainText(text, 'loose'), language);
}

/**
 * Measures a text that has no markup left, such as the `text` of a {@link import('./event.ts').TimedTextEvent}.
 * Linear in the length of the text; nothing is kept between calls but one table for each count mode.
 */
export function measurePlain(text: string, language: string): TextMeasure {
  if (last.language !== language) last = rulesOf(language);
  const counts = count(text, last.countMode);
  const { dialogue } = readLabels(text);
  return {
    countMode: last.countMode,
    charCount: counts.charCount,
    charCountNoSpace: counts.charCountNoSpace,
    charCountDialogue: dialogue === text ? counts.charCount : count(dialogue, last.countMode).charCount,
    longestLine: counts.longestLine,
    lineCount: counts.lineCount,
    wordCount: last.spaced ? counts.wordCount : null,
  };
}

/** The rules of the language last asked for: the lines of a version come together, and reading a tag costs more than counting a line. */
let last = rulesOf('');

function rulesOf(language: string): { language: string; countMode: CountMode; spaced: boolean } {
  return { language, countMode: countModeFor(language), spaced: hasSpacedWords(language) };
}

function count(text: string, mode: CountMode): Counts {
  // NFC changes no grapheme count, so that the commonest mode is spared it.
  const composed = mode === 'grapheme' ? text : text.normalize('NFC');
  return countByTable(composed, mode) ?? countByScan(composed, mode, tableEntryOf);
}

/** What a code unit does to the tally, beside its weight in halves (0, 1 or 2). */
const space = 0x10;
const newline = 0x20;
const needsScan = 0xff;
/** A code unit that no text has had yet. */
const unread = 0xfe;

/**
 * Counts by one table look-up for each code unit; null when the text has characters that join with others. It adds up as
 * `Tally` does, in local variables: this loop reads every character of a package, and is twice as fast so.
 */
export function countByTable(text: string, mode: CountMode): Counts | null {
  const table = tableOf(mode);
  let [total, noSpace, longest, lines, emptyLines, words] = [0, 0, 0, 0, 0, 0];
  let line = 0;
  let pendingSpace = 0;
  let inWord = false;
  for (let index = 0; index <= text.length; index += 1) {
    let entry = index === text.length ? newline : (table[text.charCodeAt(index)] ?? needsScan);
    if (entry === unread) entry = readEntry(text.charCodeAt(index), mode);
    if (entry <= 2) {
      if (entry === 0) continue;
      line += pendingSpace + entry;
      noSpace += entry;
      pendingSpace = 0;
      if (!inWord) words += 1;
      inWord = true;
      continue;
    }
    if (entry === needsScan) return null;
    inWord = false;
    if (entry !== newline) {
      if (line > 0) pendingSpace += entry - space;
      continue;
    }
    if (line > 0) {
      lines += 1 + emptyLines;
      emptyLines = 0;
      total += line;
      if (line > longest) longest = line;
    } else if (lines > 0) emptyLines += 1;
    line = 0;
    pendingSpace = 0;
  }
  return {
    charCount: total / 2,
    charCountNoSpace: noSpace / 2,
    longestLine: longest / 2,
    lineCount: lines,
    wordCount: words,
  };
}

/**
 * Counts by graphemes or code points, as the mode has it.
 * @param entry what a segment does to the tally; the default looks at nothing but the segment and the rules.
 */
export function countByScan(
  text: string,
  mode: CountMode,
  entry: (segment: string, mode: CountMode) => number = entryOf,
): Counts {
  const tally = new Tally();
  const segments = mode === 'codepoint' || mode === 'no-marks' ? text : splitGraphemes(text);
  for (const segment of segments) {
    const action = entry(segment, mode);
    if (action <= 2) tally.mark(action);
    else if (action === newline) tally.endLine();
    else tally.space(action - space);
  }
  return tally.counts();
}

/** The same as `entryOf`, from the table where the first code unit decides. */
function tableEntryOf(segment: string, mode: CountMode): number {
  const unit = segment.charCodeAt(0);
  const noted = tableOf(mode)[unit] ?? needsScan;
  const known = noted === unread ? readEntry(unit, mode) : noted;
  const isPlain = known !== needsScan && (segment.length === 1 || !segment.includes('\ufe0f'));
  return isPlain ? known : entryOf(segment, mode);
}

/** Zero width, and so not counted: controls, soft hyphen, directional marks, joiners, byte order mark. */
const zeroWidth = /^[\p{Cc}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
const lineEnd = /^[\n\u2028\u2029]/;

/** The table entry of a grapheme cluster or code point, by its first code point. */
function entryOf(segment: string, mode: CountMode): number {
  if (lineEnd.test(segment)) return newline;
  if (zeroWidth.test(segment)) return /^[\t\v\f\u0085]/.test(segment) ? space : 0;
  return halves(segment, mode) + (/^\s/.test(segment) ? space : 0);
}

function halves(segment: string, mode: CountMode): number {
  switch (mode) {
    case 'grapheme':
    case 'codepoint':
      return 2;
    case 'no-marks':
      return /^\p{M}/u.test(segment) ? 0 : 2;
    case 'cjk-half':
      return fullCell(segment) ? 2 : 1;
    case 'ko-half':
      return /^[\p{Script=Latin}\p{Nd}\p{P}\s]/u.test(segment) || !fullCell(segment) ? 1 : 2;
  }
}

function fullCell(segment: string): boolean {
  const codePoint = segment.codePointAt(0) ?? 0;
  return isWide(codePoint) || isEmojiPresentation(codePoint) || segment.includes('\ufe0f');
}

const tables = new Map<CountMode, Uint8Array>();

/** The entries of a count mode by code unit, filled as texts need them: few of the 65,536 ever occur. */
function tableOf(mode: CountMode): Uint8Array {
  const known = tables.get(mode);
  if (known !== undefined) return known;
  const table = new Uint8Array(0x10000).fill(unread);
  tables.set(mode, table);
  return table;
}

/** Finds the entry of a code unit, and notes it in its table. */
function readEntry(unit: number, mode: CountMode): number {
  const character = String.fromCharCode(unit);
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  const byCodePoint = mode === 'codepoint' || mode === 'no-marks';
  const isPlain = !isSurrogate && (byCodePoint || standsAlone(character, unit));
  const entry = isPlain ? entryOf(character, mode) : needsScan;
  tableOf(mode)[unit] = entry;
  return entry;
}

/** Whether a character is a grapheme cluster of its own whatever such characters stand beside it. */
function standsAlone(character: string, unit: number): boolean {
  const isJamo =
    (unit >= 0x1100 && unit <= 0x11ff) ||
    (unit >= 0xa960 && unit <= 0xa97f) ||
    (unit >= 0xd7b0 && unit <= 0xd7ff);
  return !isJamo && countGraphemes(`a${character}a`) === 3;
}
