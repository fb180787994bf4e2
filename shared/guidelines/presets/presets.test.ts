import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { styleLimits } from '../../../datasets/tools/limits.ts';
import type { Confidence } from '../figure.ts';
import { limitOf, limitsFor, type LimitsRequest } from '../limits.ts';
import { guideText, readGuide } from '../read-guide.ts';
import { netflix } from './netflix/netflix.ts';
import { presets } from './presets.ts';

const corpus = process.env['SUBTEXT_CORPUS'] ?? '';
const facts = path.join(corpus, '../facts/netflix-limits.json');
const hasFacts = corpus !== '' && existsSync(facts);

const mark = z.enum(['A', 'B', 'C']);
const factsSchema = z.object({
  languages: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      adult: z.number(),
      children: z.number().nullable(),
      sdhAdult: z.number(),
      sdhChildren: z.number().nullable(),
      cpl: z.number(),
      cplSdh: z.number().optional(),
      cplVertical: z.number().optional(),
      count: z.string(),
      minDurS: z.number(),
      maxDurS: z.number(),
      maxLines: z.number(),
      minGapFrames: z.number().nullable(),
      conf: z.strictObject({ cps: mark, sdh: mark, cpl: mark }),
    }),
  ),
});
/** A shipped figure is never somebody's own. */
const marks = { official: 'A', secondary: 'B', assumed: 'C', own: 'none' } as const;

/** What the preset says of a language, in the fields of the facts. */
function presetFields(language: string, hasSdhLength: boolean, hasVertical: boolean) {
  const ask = (
    audience: LimitsRequest['audience'],
    kind: LimitsRequest['kind'],
  ): ReturnType<typeof limitsFor> => limitsFor(netflix, { language, audience, kind });
  const adult = ask('adult', 'subtitle');
  const sdh = ask('adult', 'sdh');
  const cps = (limits: ReturnType<typeof ask>) => limitOf(limits, 'max_cps');
  const length = limitOf(adult, 'max_chars_per_line');
  const sdhLength = limitOf(sdh, 'max_chars_per_line')?.figure.value;
  const marked = (found: { figure: { confidence: Confidence } } | null) =>
    found === null ? null : marks[found.figure.confidence];
  // Where the facts name no length of its own for SDH, it is that of subtitles.
  if (!hasSdhLength) expect(sdhLength).toBe(length?.figure.value);
  return {
    adult: cps(adult)?.figure.value ?? null,
    children: cps(ask('children', 'subtitle'))?.figure.value ?? null,
    sdhAdult: cps(sdh)?.figure.value ?? null,
    sdhChildren: cps(ask('children', 'sdh'))?.figure.value ?? null,
    cpl: length?.figure.value ?? null,
    ...(hasSdhLength ? { cplSdh: sdhLength } : {}),
    ...(hasVertical ? { cplVertical: limitOf(adult, 'max_chars_per_line_vertical')?.figure.value } : {}),
    count: limitOf(adult, 'count_mode')?.figure.value ?? null,
    minDurS: limitOf(adult, 'min_duration')?.figure.value ?? null,
    maxDurS: limitOf(adult, 'max_duration')?.figure.value ?? null,
    maxLines: limitOf(adult, 'max_lines')?.figure.value ?? null,
    minGapFrames: limitOf(adult, 'min_gap')?.figure.value ?? null,
    conf: { cps: marked(cps(adult)), sdh: marked(cps(sdh)), cpl: marked(length) },
    match: cps(adult)?.match,
  };
}

describe.skipIf(!hasFacts)(
  hasFacts ? 'the table of locales' : 'the table of locales (skipped: no facts beside a corpus)',
  () => {
    const { languages } = factsSchema.parse(
      hasFacts ? JSON.parse(readFileSync(facts, 'utf8')) : { languages: {} },
    );

    test.each(Object.entries(languages))('%s', (language, { name, ...fields }) => {
      expect(name).not.toBe('');
      expect(presetFields(language, 'cplSdh' in fields, 'cplVertical' in fields)).toEqual({
        ...fields,
        match: 'exact_tag',
      });
    });

    test('names 53 locales, and the preset names no others but four bare tags and Norwegian', () => {
      expect(Object.keys(languages)).toHaveLength(53);
      const named = new Set(
        netflix.figures.flatMap(({ rule, scope }) => (rule === 'max_cps' ? (scope.languages ?? []) : [])),
      );
      const beside = [...named].filter((tag) => !Object.hasOwn(languages, tag));
      expect(beside.sort()).toEqual(['en', 'fr', 'no', 'pt', 'zh']);
    });
  },
);

describe('the figures that no table has', () => {
  const speed = (language: string, audience: LimitsRequest['audience'], kind: LimitsRequest['kind']) =>
    limitOf(limitsFor(netflix, { language, audience, kind }), 'max_cps')?.figure.value;

  test('templates go by 17 and 15, though English goes by 20 and 17', () => {
    expect(speed('en-US', 'adult', 'template')).toBe(17);
    expect(speed('en-US', 'children', 'template')).toBe(15);
    expect(speed('en-US', 'adult', 'subtitle')).toBe(20);
  });

  test('forced narratives have lengths and durations, and no speed that anybody wrote down', () => {
    const limits = limitsFor(netflix, { language: 'fr-FR', audience: 'adult', kind: 'forced_narrative' });
    expect(limits).not.toHaveProperty('max_cps');
    expect(limitOf(limits, 'max_lines')?.figure.value).toBe(2);
  });

  test('Japanese SDH may have three lines, and has no rule on gaps or brackets', () => {
    const limits = limitsFor(netflix, { language: 'ja', audience: 'adult', kind: 'sdh' });
    expect(limitOf(limits, 'max_lines')?.figure).toMatchObject({ value: 3, confidence: 'secondary' });
    expect(limitOf(limits, 'max_chars_per_line')?.figure).toMatchObject({
      value: 16,
      confidence: 'secondary',
    });
    for (const rule of ['min_gap', 'close_gaps_below', 'sdh_brackets', 'speaker_hyphens'])
      expect(limits).not.toHaveProperty(rule);
  });

  /** By the table of hyphen styles, and the two guides that were read. */
  test.each([
    ['both_spaced', 'ar pt-BR cs fr-CA hu id it ko ms pl ro ru sk es th vi'],
    ['second_unspaced', 'nl fi he sr'],
    ['second_spaced', 'bg'],
    ['both_unspaced', 'en-GB de sv zu hi ta el uk'],
  ])('hyphens of two speakers are %s in %s', (style, tags) => {
    for (const language of tags.split(' ')) {
      const limits = limitsFor(netflix, { language, audience: 'adult', kind: 'subtitle' });
      expect(limitOf(limits, 'speaker_hyphens')?.figure.value, language).toBe(style);
    }
  });

  test('italics are barred in six languages and nowhere else', () => {
    const barred = 'ar he hi ko th zh-Hans zh-Hant'.split(' ');
    for (const language of [...barred, 'ja', 'en-US', 'fr-FR', 'ru'])
      expect(
        limitOf(limitsFor(netflix, { language, audience: null, kind: 'subtitle' }), 'italics') !== null,
      ).toBe(barred.includes(language));
  });

  test('how far before a cut an in-time moves onto it is told by two sources, which differ', () => {
    const figure = limitOf(
      limitsFor(netflix, { language: 'de', audience: 'adult', kind: 'subtitle' }),
      'snap_in_time_before_cut',
    )?.figure;
    expect(figure).toMatchObject({ value: 7, otherwise: [{ value: 8, confidence: 'secondary' }] });
    expect(figure?.citation.title).not.toBe(figure?.otherwise?.[0]?.citation.title);
  });
});

test('the demo’s package has the same limits', () => {
  const inForce = styleLimits().filter(
    ({ language, validFrom }) => !language.startsWith('en') || validFrom > '2018',
  );
  expect(inForce.length).toBeGreaterThan(40);
  for (const {
    language,
    audience,
    assetType,
    maxCps,
    maxCharsPerLine,
    minDurationMs,
    countMode,
  } of inForce) {
    const limits = limitsFor(netflix, { language, audience, kind: assetType });
    const least = (limitOf(limits, 'min_duration')?.figure.value ?? NaN) * 1000;
    expect(least, language).toBeCloseTo(minDurationMs, 0);
    expect([
      limitOf(limits, 'max_cps')?.figure.value,
      limitOf(limits, 'max_chars_per_line')?.figure.value,
      limitOf(limits, 'count_mode')?.figure.value,
    ]).toEqual([maxCps, maxCharsPerLine, countMode]);
  }
});

describe.each(presets)('$name', (guide) => {
  test('gives a source, its date and how sure it is for each figure', () => {
    expect(guide.figures.length).toBeGreaterThan(0);
    for (const { citation, retrieved, confidence, otherwise = [] } of guide.figures)
      for (const source of [{ citation, retrieved, confidence }, ...otherwise]) {
        expect(source.citation.title.length).toBeGreaterThan(10);
        expect(source.retrieved).toMatch(/^20(1[4-9]|2[0-6])(-\d\d-\d\d)?$/);
        expect(source.confidence).toMatch(/^(official|secondary|assumed)$/);
      }
  });

  test('is read back from its own text as it was, with nothing to complain of', () => {
    expect(readGuide('guide.json', guideText(guide))).toEqual({ ok: true, value: guide, problems: [] });
  });
});

test('the units are the guides’ own, and Disney is not among them', () => {
  const units = Object.fromEntries(
    presets.map(({ id, figures }) => [
      id,
      figures
        .filter(({ rule }) => rule === 'max_cps' || rule === 'max_wpm')
        .map(({ rule, value }) => [rule, value]),
    ]),
  );
  expect(units['bbc']).toEqual([['max_wpm', 180]]);
  expect(units['ofcom']).toEqual([['max_wpm', 180]]);
  expect(units['ard-orf-srf-zdf']).toEqual([
    ['max_cps', 15],
    ['max_cps', 11],
  ]);
  expect(units['ted']).toEqual([['max_cps', 21]]);
  expect(presets.map(({ id }) => id).join()).not.toMatch(/disney/);
});
