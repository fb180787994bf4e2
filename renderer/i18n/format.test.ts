import { describe, expect, test } from 'vitest';
import {
  bytes,
  cell,
  clock,
  count,
  country,
  date,
  decimal,
  duration,
  inWords,
  language,
  list,
  percent,
  shortFingerprint,
} from './format.ts';

describe('figures', () => {
  test.each<[given: number, words: string]>([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 KB'],
    [999_499, '999 KB'],
    [999_500, '1 MB'],
    [184_000_000, '184 MB'],
    [999_600_000, '1.0 GB'],
    [3_100_000_000, '3.1 GB'],
    [999_960_000_000, '1.0 TB'],
    [5e15, '5,000.0 TB'],
  ])('%d bytes are %s', (given, words) => {
    expect(bytes(given)).toBe(words);
  });

  test.each<[ms: number, words: string]>([
    [0, '0 ms'],
    [38.4, '38 ms'],
    [999.4, '999 ms'],
    [999.6, '1.0 s'],
    [2440, '2.4 s'],
    [59_940, '59.9 s'],
    [59_960, '1 min 0 s'],
    [72_000, '1 min 12 s'],
    [119_600, '2 min 0 s'],
    [3_600_000, '60 min 0 s'],
  ])('%d ms are %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  test.each<[ms: number, words: string]>([
    [0, '00:00:00'],
    [847_000, '00:14:07'],
    [847_999, '00:14:07'],
    [3_599_999, '00:59:59'],
    [360_000_000, '100:00:00'],
  ])('%d ms into a title are %s', (ms, words) => {
    expect(clock(ms)).toBe(words);
  });

  test('counts, decimals and shares', () => {
    expect([count(1204331), count(9007199254740993n), count(null)]).toEqual([
      '1,204,331',
      '9,007,199,254,740,993',
      '–',
    ]);
    expect([decimal(13.44), decimal(0.125, 2), decimal(null), decimal(Infinity)]).toEqual([
      '13.4',
      '0.13',
      '–',
      '–',
    ]);
    expect([percent(0.068), percent(1, 0), percent(NaN), percent(null)]).toEqual([
      '6.8\u202f%',
      '100\u202f%',
      '–',
      '–',
    ]);
    expect([inWords(5_123_456), inWords(812)]).toEqual(['5.1 million', '812']);
    expect([cell(null), cell(3n), cell(0.12345), cell(1200), cell('x'), cell(true)]).toEqual([
      '–',
      '3',
      '0.123',
      '1,200',
      'x',
      'true',
    ]);
  });
});

describe('names', () => {
  test.each([
    ['es-419', 'Latin American Spanish'],
    ['pt-BR', 'Brazilian Portuguese'],
    ['zh-Hant', 'Traditional Chinese'],
    ['und', 'undetermined language'],
    ['mul', 'several languages'],
    ['xx', 'xx'],
    ['not a tag', 'not a tag'],
    ['', ''],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
    ['toString', 'toString'],
  ])('the language %j is %j', (tag, name) => {
    expect(language(tag)).toBe(name);
  });

  test.each([
    ['SE', 'Sweden'],
    ['419', 'Latin America'],
    ['A', 'A'],
    ['constructor', 'constructor'],
    ['', ''],
  ])('the country %j is %j', (code, name) => {
    expect(country(code)).toBe(name);
  });

  test.each([
    ['2026-11-16', 'Nov 16, 2026'],
    ['2026-11-16T23:59:59Z', 'Nov 16, 2026'],
    ['2026-13-40', '2026-13-40'],
    ['soon', 'soon'],
    ['', ''],
  ])('the date %j is %j', (iso, words) => {
    expect(date(iso)).toBe(words);
  });

  test('lists and fingerprints', () => {
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b, and c',
    ]);
    expect(shortFingerprint(`7f3ac91e${'0'.repeat(56)}`)).toBe('7f3a·c91e');
    expect(shortFingerprint(`sha256:7f3ac91e${'0'.repeat(56)}`)).toBe('7f3a·c91e');
  });
});
