import { describe, expect, test } from 'vitest';
import { netflix } from '../../../shared/guidelines/presets/netflix/netflix.ts';
import type { StyleLimitRow } from '../../../shared/guidelines/package-guide.ts';
import { findingsOf, type Guides } from './findings.ts';
import { lineWith } from './testing.ts';

const preset: Guides = {
  ...{ own: null, chosen: netflix, first: 'package', shotChanges: null, asOf: '2026-11-26' },
};

/** 36 characters in two seconds: 18 a second, of which Netflix allows 17 in German. */
const fast = lineWith({
  ordinal: 1,
  startMs: 1000,
  durationMs: 2000,
  text: 'abcdefghijklmnopqrstuvwxyz0123456789',
});

const own = (maxCps: number, validFrom: string): StyleLimitRow => ({
  ...{ guide: 'house', scope: 'translation', language: 'de', audience: 'adult', asset_type: 'subtitle' },
  ...{ valid_from: validFrom, max_cps: maxCps, max_chars_per_line: null, max_lines: null },
  ...{ min_duration_ms: null, max_duration_ms: null, min_gap_frames: null, count_mode: 'grapheme' },
  citation: 'house rules, page 3',
  quote: null,
});

const speeds = (line: typeof fast, guides: Guides): (number | string)[] =>
  (findingsOf([line], guides).byLine.get(line.ordinal) ?? [])
    .filter(({ rule }) => rule === 'reading_speed')
    .map(({ limit }) => limit);

describe('what guides find of the lines of a track', () => {
  test('goes by the preset where the package sets nothing', () => {
    expect(speeds(fast, preset)).toEqual([17]);
    expect(speeds(lineWith({ ...fast, durationMs: 2200 }), preset)).toEqual([]);
  });

  test("goes by the package's own limits first, those of the day of delivery", () => {
    const guides: Guides = {
      ...preset,
      own: { name: 'house', rows: [own(10, '2020-01-01'), own(18, '2025-01-01')] },
    };
    expect(speeds(lineWith({ ...fast, deliveredOn: '2024-06-01' }), guides)).toEqual([10]);
    expect(speeds(fast, guides)).toEqual([]);
  });

  test('goes by the chosen guide first where that is asked for, and by the package’s limits where it says nothing', () => {
    const rows = [{ ...own(10, '2020-01-01'), max_lines: 1 }];
    const speedless = { ...netflix, figures: netflix.figures.filter(({ rule }) => rule !== 'max_lines') };
    const guides: Guides = { ...preset, own: { name: 'house', rows }, chosen: speedless };
    const two = lineWith({ ...fast, text: 'abcdefghijklmnopqr\nstuvwxyz0123456789' });
    const limits = (first: Guides['first']) =>
      (findingsOf([two], { ...guides, first }).byLine.get(1) ?? [])
        .filter(({ rule }) => rule === 'reading_speed' || rule === 'line_count')
        .map(({ limit }) => limit);
    expect([limits('package'), limits('guide')]).toEqual([
      [10, 1],
      [17, 1],
    ]);
  });

  test('goes by the counts of the model: of text that is withheld, and of a line in a language of its own', () => {
    const withheld = { ...fast, text: null, chars: 100, longest: 43, lineCount: 3, durationMs: 5000 };
    const found = (line: typeof fast) =>
      (findingsOf([line], preset).byLine.get(1) ?? []).map(({ rule, value }) => [rule, value]);
    expect(found(withheld)).toEqual([
      ['reading_speed', 20],
      ['line_length', 43],
      ['line_count', 3],
    ]);
    expect(found({ ...withheld, chars: 30, longest: 15, lineCount: 2 })).toEqual([]);
    expect(found({ ...fast, text: null })).toEqual([]);
    // Ten half-width letters of a Japanese line count five.
    expect(found({ ...fast, text: 'abcdefghij', durationMs: 1000, chars: 5 })).toEqual([]);
    expect(found({ ...fast, text: 'abcdefghijabcdefghij', durationMs: 1000, chars: 18 })).toEqual([
      ['reading_speed', 18],
    ]);
  });

  test('says what could not be looked at', () => {
    const told = (guides: Guides): string[] =>
      findingsOf([lineWith({ ...fast, language: 'ar', frameRate: 24 })], guides).notChecked.map(
        ({ rule }) => rule,
      );
    expect(told(preset)).toEqual(expect.arrayContaining(['italics', 'shot_change']));
    expect(told({ ...preset, shotChanges: [24, 80] })).not.toContain('shot_change');
  });

  test('is nothing where the language is not known', () => {
    expect(findingsOf([lineWith({ ...fast, language: 'und' })], preset).byLine.size).toBe(0);
    expect(findingsOf([], preset).byLine.size).toBe(0);
  });
});
