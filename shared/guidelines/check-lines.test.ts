import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTimedText } from '../timed-text/read.ts';
import { checkLines, checks } from './check-lines.ts';
import { checkRules } from './finding.ts';
import { lineOf } from './line.ts';
import { bbc } from './presets/bbc.ts';
import { netflix } from './presets/netflix/netflix.ts';
import { presets } from './presets/presets.ts';
import { ted } from './presets/ted.ts';
import { contextOf, line } from './testing.ts';

const corpus = process.env['SUBTEXT_CORPUS'] ?? '';
/** The languages of the corpus by the codes in its file names. */
const languages: Readonly<Record<string, string>> = {
  eng: 'en',
  deu: 'de',
  fra: 'fr',
  spa: 'es',
  por: 'pt',
  ita: 'it',
  rus: 'ru',
  zho: 'zh',
  jpn: 'ja',
  kor: 'ko',
  tha: 'th',
  nld: 'nl',
};

const hasCorpus = corpus !== '' && existsSync(corpus);

test('each check is done once, in the order in which findings are listed', () => {
  expect(checks.map(({ rule }) => rule)).toEqual(checkRules);
});

test('findings come line by line, and on a line in the order of the checks', () => {
  const lines = [
    line('-No...\n- Yes , of course!', 'en', { ordinal: 2, startFlicks: 3, endFlicks: 4 }),
    line('Too long'.repeat(7), 'en', { ordinal: 1, startFlicks: 1, endFlicks: 2 }),
  ];
  const { findings } = checkLines(contextOf(lines, { guide: netflix, language: 'en', rate: '24' }));
  expect(findings.map(({ ordinal, rule }) => `${ordinal} ${rule}`)).toEqual([
    '1 reading_speed',
    '1 min_duration',
    '1 line_length',
    '1 min_gap',
    '2 reading_speed',
    '2 min_duration',
    '2 speaker_hyphens',
    '2 ellipsis',
    '2 white_space',
  ]);
});

describe('what could not be checked is said', () => {
  const why = (...given: Parameters<typeof contextOf>): Record<string, string> =>
    Object.fromEntries(
      checkLines(contextOf(...given)).notChecked.map(({ rule, problem }) => [rule, problem.code]),
    );

  test('for want of a limit, a frame rate, shot changes', () => {
    expect(why([line('Yes.', 'en')], { guide: netflix, language: 'en' })).toEqual({
      words_per_minute: 'guideline.no_limit',
      time_per_word: 'guideline.no_limit',
      line_balance: 'guideline.no_limit',
      italics: 'guideline.no_limit',
      sdh_brackets: 'guideline.no_limit',
      min_gap: 'guideline.no_frame_rate',
      gap_closing: 'guideline.no_frame_rate',
      shot_change: 'guideline.no_shot_changes',
    });
    const all = why([line('Yes.', 'en')], {
      guide: netflix,
      language: 'en',
      kind: 'sdh',
      rate: '25',
      cuts: [],
    });
    expect(Object.values(all)).toEqual(Array(4).fill('guideline.no_limit'));
  });

  test('for want of words where a language has no spaces between them', () => {
    expect(why([line('はい', 'ja')], { guide: bbc, language: 'ja' })).toMatchObject({
      words_per_minute: 'guideline.no_words',
      time_per_word: 'guideline.no_words',
    });
  });

  test('because characters were counted by another mode than the guide’s', () => {
    const codes = why([line('はい', 'en')], { guide: netflix, language: 'ja' });
    expect(codes).toMatchObject({
      reading_speed: 'guideline.counted_otherwise',
      line_length: 'guideline.counted_otherwise',
      one_line: 'guideline.counted_otherwise',
    });
    expect(why([line('はい', 'ja')], { guide: netflix, language: 'ja' })).not.toHaveProperty('reading_speed');
    expect(why([line('Yes', 'ja')], { guide: ted, language: 'en' })).not.toHaveProperty('reading_speed');
  });
});

describe('work is bounded by length', () => {
  const million = 1_000_000;
  const heavy: readonly [what: string, text: string][] = [
    ['brackets that open', '('.repeat(million)],
    ['a bracket and letters', `(${'x'.repeat(million)}`],
    ['dots', '.'.repeat(million)],
    ['spaces', `a${' '.repeat(million)}.`],
    ['spaces and marks', ' ,'.repeat(million / 2)],
    ['hyphens', '-\n'.repeat(million / 2)],
    ['lines', '\n'.repeat(million)],
    ['marks of direction', '\u200f'.repeat(million)],
    ['half pairs', '\ud83d'.repeat(million)],
  ];

  test.each(heavy)('%s', (_, text) => {
    const started = performance.now();
    for (const guide of presets)
      checkLines(
        contextOf([line(text, 'en')], { guide, language: 'en', kind: 'sdh', rate: '24', cuts: [1] }),
      );
    // What is quadratic takes minutes here; the allowance is for slow machines.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('a hundred thousand lines in one place, all at once, with as many shot changes', () => {
    const lines = Array.from({ length: 100_000 }, (_, index) =>
      line('Yes.', 'en', { ordinal: index + 1, startFlicks: 100_000 - index, endFlicks: 7_056_000_000 }),
    );
    const cuts = lines.map((_, index) => 100_000 - index);
    const started = performance.now();
    const { findings } = checkLines(contextOf(lines, { guide: netflix, language: 'en', rate: '24', cuts }));
    expect(findings.filter(({ rule }) => rule === 'overlap')).toHaveLength(99_999);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe.skipIf(!hasCorpus)(hasCorpus ? 'real files' : 'real files (skipped: no corpus)', () => {
  const files = hasCorpus ? globSync('srt/morevna/**/*.srt', { cwd: corpus }).sort() : [];

  test('are checked to the end under every guide, and every finding holds together', () => {
    let found = 0;
    const seen = new Set<string>();
    for (const file of files) {
      const code = /[/-]([a-z]{3})(?:\.srt|\/)/.exec(file)?.[1] ?? '';
      const language = languages[code] ?? 'en';
      seen.add(language);
      const { events } = readTimedText(readFileSync(path.join(corpus, file)), { format: 'srt' });
      const lines = events.map((event) => lineOf(event, language));
      for (const guide of presets) {
        const { findings } = checkLines(contextOf(lines, { guide, language, rate: '24' }));
        found += findings.length;
        for (const { ordinal, off, value, message, fix, citation } of findings) {
          expect(ordinal).toBeGreaterThanOrEqual(1);
          expect(ordinal).toBeLessThanOrEqual(events.length);
          expect(off).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(value)).toBe(true);
          expect(citation.title).not.toBe('');
          expect(message + fix).not.toMatch(/undefined|NaN|\[object/);
        }
      }
    }
    expect(found).toBeGreaterThan(1_000);
    expect(seen.size).toBeGreaterThan(8);
  });
});
