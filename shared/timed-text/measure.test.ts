import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countModeFor, countModes, hasSpacedWords } from './count-modes.ts';
import { countByScan, countByTable, measurePlain, measureText } from './measure.ts';

/** Counted by hand from the rule of each mode; those with a note are golden values of the counting algorithm's source. */
const cases: readonly [text: string, language: string, chars: number, note?: string][] = [
  ['<i>Hello,</i> world!\n-Yes.', 'en', 18, 'golden'],
  ['[door slams] Hey!', 'en', 17, 'golden'],
  ['<ruby>漢<rt>かん</rt></ruby>字', 'ja', 2, 'golden'],
  ['그는 CIA 요원이야!', 'ko', 9, 'golden'],
  ['他说：“你好…”', 'zh-Hans', 8, 'golden'],
  ['น้ำที่นี่', 'th', 4, 'golden'],
  ['2025年、CIAは「ＵＳＡ」へ', 'ja', 12.5, 'golden'],
  ['मिस्टर क्षत्रिय', 'hi', 15, 'golden'],
  ['मिस्टर क्षत्रिय', 'hi-Latn', 7, 'golden, by graphemes'],
  ['مُحَمَّد', 'ar', 4, 'golden'],
  ['\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}', 'ko', 2, 'golden: Hangul as separate letters'],
  ['👨‍👩‍👧‍👦 ok', 'en', 4, 'golden: a family is one character'],
  ['', 'en', 0],
  [' \t\n ', 'en', 0],
  ['  two words  ', 'en', 9],
  ['soft\u00adhyphen\u200b', 'en', 10],
  ['e\u0301te\u0301', 'fr', 3],
  ['🇫🇷🇩🇪', 'en', 2],
  ['न्\u200dय', 'hi', 3],
  ['ｶﾞ', 'ja', 0.5],
  ['好！ A', 'zh', 3],
  ['😀1️⃣', 'ja', 2],
  ['♪ 가 ♪', 'ko', 4],
  ['AT&amp;T &lt;3', 'en', 7],
  ['{\\an8}Up here', 'en', 7],
  ['{\\p1}m 0 0 l 10 10{\\p0}Sign', 'en', 4],
  ['One\\NTwo', 'en', 6],
  ['Mr.\\hX', 'en', 5],
  ['I <3 you', 'en', 8],
];

describe('characters', () => {
  test.each(cases)('%j in %s is %d %s', (text, language, chars) => {
    expect(measureText(text, language).charCount).toBe(chars);
  });

  test('every measure of a line of two', () => {
    expect(measureText('- Who is it?\n- <i>Me.</i>', 'en-GB')).toEqual({
      countMode: 'grapheme',
      charCount: 17,
      charCountNoSpace: 13,
      charCountDialogue: 17,
      longestLine: 12,
      lineCount: 2,
      wordCount: 6,
    });
  });

  test('what is spoken alone', () => {
    expect(measureText('[door slams] Hey!', 'en')).toMatchObject({ charCount: 17, charCountDialogue: 4 });
    expect(measureText('（太郎）<i>行こう</i>', 'ja')).toMatchObject({ charCount: 7, charCountDialogue: 3 });
  });

  test('an empty line between two counts as a line; those around the text do not', () => {
    expect(measureText('\n\nOne\n\nTwo\n', 'en').lineCount).toBe(3);
  });

  test('text without markup is not decoded a second time', () => {
    expect(measurePlain('&lt;i&gt;', 'en').charCount).toBe(9);
    expect(measureText('&lt;i&gt;', 'en').charCount).toBe(3);
  });
});

describe('words', () => {
  test('are the runs between white space', () => {
    expect(measureText('Vraiment ?  Oui\nnon', 'fr').wordCount).toBe(4);
    expect(measureText('그는 CIA 요원이야!', 'ko').wordCount).toBe(3);
  });

  test.each(['ja', 'zh-Hant', 'th', 'yue'])(
    'are not counted where they are not set apart: %s',
    (language) => {
      expect(measureText('これ は', language).wordCount).toBeNull();
      expect(hasSpacedWords(`${language}-Latn`.replace('Hant-', ''))).toBe(true);
    },
  );
});

test.each([
  ['en', 'grapheme'],
  ['pt-BR', 'grapheme'],
  ['ur', 'grapheme'],
  ['pa-Arab', 'grapheme'],
  ['TA', 'codepoint'],
  ['mr-IN', 'codepoint'],
  ['th', 'no-marks'],
  ['zh_TW', 'cjk-half'],
  ['yue', 'cjk-half'],
  ['ko-KR', 'ko-half'],
  ['', 'grapheme'],
  ['x', 'grapheme'],
])('%j counts by %s', (tag, mode) => {
  expect(countModeFor(tag)).toBe(mode);
});

/** Characters that join, vanish or break, with plain ones between them. */
const character = fc.oneof(
  fc.constantFrom(...Array.from('aé ЖΩש中あ가힣ก\n\t.♪…“0')),
  fc.constantFrom(
    '\u0301',
    '\u200d',
    '\u0e33',
    '\u1100',
    '\u1161',
    '\u11a8',
    '\u094d',
    '\ufe0f',
    '\ufeff',
    '\u3000',
    '\ud83d',
    '😀',
    '\u0600',
    'क',
    'ﾞ',
    '\u2028',
  ),
  fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
);

const tagOf = {
  grapheme: 'en',
  codepoint: 'hi',
  'no-marks': 'th',
  'cjk-half': 'ja',
  'ko-half': 'ko',
} as const;

test('the fast ways count as the full scan does', () => {
  let answered = 0;
  fc.assert(
    fc.property(
      fc.array(character, { maxLength: 12 }),
      fc.constantFrom(...countModes),
      (characters, mode) => {
        const text = characters.join('');
        const scanned = countByScan(mode === 'grapheme' ? text : text.normalize('NFC'), mode);
        expect(measurePlain(text, tagOf[mode])).toMatchObject({
          charCount: scanned.charCount,
          longestLine: scanned.longestLine,
        });
        const fast = countByTable(text, mode);
        if (fast === null) return;
        answered += 1;
        expect(fast).toEqual(countByScan(text, mode));
      },
    ),
    { seed: 20261005, numRuns: 4_000 },
  );
  expect(answered).toBeGreaterThan(1_000);
});
