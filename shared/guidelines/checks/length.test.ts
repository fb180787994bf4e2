import { describe, expect, test } from 'vitest';
import { bbc } from '../presets/bbc.ts';
import { netflix } from '../presets/netflix/netflix.ts';
import { ted } from '../presets/ted.ts';
import type { WritingMode } from '../../timed-text/event.ts';
import { findings, line } from '../testing.ts';

/** A text that keeps to the limit, and the characters that one more makes: counted by hand as repeats. */
const cases: readonly [language: string, fits: string, more: string, limit: number, value: number][] = [
  ['en-US', 'x'.repeat(42), 'x', 42, 43],
  ['ru', 'ж'.repeat(39), 'ж', 39, 40],
  ['ar', 'بَ'.repeat(42), 'ب', 42, 43],
  ['ja', '雨'.repeat(13), 'A', 13, 13.5],
  ['ja', `${'雨'.repeat(12)}AB`, '。', 13, 14],
  ['ko', `${'가'.repeat(14)} ab,`, '가', 16, 17],
  ['zh-Hant', '雨'.repeat(16), '，', 16, 17],
  ['th', 'นี่'.repeat(35), 'น', 35, 36],
];

describe('characters per line', () => {
  test.each(cases)('%s: %j fits, and no more', (language, fits, more, limit, value) => {
    const asked = { guide: netflix, language };
    expect(findings('line_length', [line(`${fits}\nx`, language)], asked)).toEqual([]);
    expect(findings('line_length', [line(`x\n${fits}${more}`, language)], asked)).toMatchObject([
      { limit, value, off: value - limit, unit: 'characters' },
    ]);
  });

  test.each<[WritingMode | null, number]>([
    ['tb-rl', 11],
    ['tb-lr', 11],
    ['lr-tb', 13],
    [null, 13],
  ])('Japanese in %s has %d', (writingMode, most) => {
    const of = (count: number) =>
      findings('line_length', [line('雨'.repeat(count), 'ja', { writingMode })], {
        guide: netflix,
        language: 'ja',
      });
    expect(of(most)).toEqual([]);
    expect(of(most + 1)).toHaveLength(1);
  });

  test('vertical text goes by the other limit where it has none of its own', () => {
    const lines = [line('x'.repeat(43), 'en', { writingMode: 'tb-rl' })];
    expect(findings('line_length', lines, { guide: netflix, language: 'en' })).toHaveLength(1);
  });

  test('the BBC has 37 on television and 25 in 9:16', () => {
    const of = (medium: 'broadcast' | 'portrait' | 'streaming') =>
      [26, 38].map(
        (count) =>
          findings('line_length', [line('x'.repeat(count), 'en')], { guide: bbc, language: 'en', medium })
            .length,
      );
    expect([of('broadcast'), of('portrait'), of('streaming')]).toEqual([
      [0, 1],
      [1, 1],
      [0, 0],
    ]);
  });
});

describe('lines', () => {
  test('two are allowed, three in Japanese SDH', () => {
    const of = (text: string, kind: 'subtitle' | 'sdh', language: string) =>
      findings('line_count', [line(text, language)], { guide: netflix, language, kind });
    expect(of('a\nb', 'subtitle', 'en')).toEqual([]);
    expect(of('a\nb\nc', 'subtitle', 'en')).toMatchObject([
      { level: 'error', value: 3, limit: 2, off: 1, unit: 'lines' },
    ]);
    expect(of('a\nb\nc', 'sdh', 'ja')).toEqual([]);
    expect(of('a\nb\nc\nd', 'sdh', 'ja')).toMatchObject([{ level: 'warning', value: 4, limit: 3 }]);
  });

  test.each([
    ['en', `${'x'.repeat(20)}\n${'x'.repeat(21)}`, 42],
    ['ja', `${'雨'.repeat(6)}\n${'雨'.repeat(7)}`, 13],
    ['ko', `${'가'.repeat(7)}\n${'가'.repeat(8)}`, 15.5],
    ['th', `${'น'.repeat(17)}\n${'น'.repeat(18)}`, 35],
  ])('%s: %j would fit on one line of %d', (language, text, value) => {
    const asked = { guide: netflix, language };
    expect(findings('one_line', [line(text, language)], asked)).toMatchObject([{ level: 'note', value }]);
    const longer = text.replace('\n', `\n${'雨'.repeat(1)}`);
    expect(findings('one_line', [line(longer, language)], asked)).toEqual([]);
  });

  test('two speakers keep a line each', () => {
    const asked = { guide: netflix, language: 'en' };
    expect(findings('one_line', [line('-Yes.\n-No.', 'en')], asked)).toEqual([]);
    expect(findings('one_line', [line('Yes.', 'en')], asked)).toEqual([]);
  });

  test('one line is no shorter than half of the other', () => {
    const asked = { guide: ted, language: 'en' };
    expect(findings('line_balance', [line('12345\n1234567890', 'en')], asked)).toEqual([]);
    expect(findings('line_balance', [line('1234567890\n1234', 'en')], asked)).toMatchObject([
      { value: 0.4, limit: 0.5, unit: 'share', level: 'warning' },
    ]);
    expect(
      findings('line_balance', [line('-abcdefghij\n-No', 'en'), line('1\n123\n1', 'en')], asked),
    ).toEqual([]);
  });
});
