import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sizes } from '../../datasets/tools/sizes.ts';
import { publishedWorld, type World } from '../../datasets/tools/world.ts';
import type { LanguageStudy } from '../../shared/stats/study/types.ts';
import { usualQuestion } from '../../shared/stats/study/usual.ts';
import { studyWorld } from '../../datasets/tools/studied-world.ts';

/** What is planted in two million lines, against what the study finds there, at its usual settings. */

const effectSchema = z.looseObject({
  shape: z.enum(['none', 'linear', 'threshold', 'inverted_u']),
  threshold_cps: z.number().nullable(),
  benchmark_cps: z.number().nullable(),
  slope_above: z.number().nullable(),
});
const truthSchema = z.looseObject({
  languages: z.record(z.string(), z.looseObject({ rewinds: effectSchema })),
});
type Planted = z.infer<typeof effectSchema>;

const folder = mkdtempSync(join(tmpdir(), 'subtext-study-planted-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A language's study beside what was planted in it. */
interface Beside {
  readonly language: string;
  readonly study: LanguageStudy;
  readonly planted: Planted;
}

async function studied(name: string, world: World): Promise<readonly Beside[]> {
  const into = join(folder, name);
  const { found, truth: planted } = await studyWorld(into, sizes.medium, world, usualQuestion);
  const truth = truthSchema.parse(planted);
  rmSync(into, { recursive: true });
  return found.map((study) => {
    const { language } = study.stratum;
    const planted = truth.languages[language]?.rewinds;
    if (planted === undefined) throw new Error(`Nothing is planted for ${language}.`);
    return { language, study, planted };
  });
}

/** The language that is planted too small to tell. */
const small = 'fi';

describe('two million lines', () => {
  let found: readonly Beside[] = [];
  beforeAll(async () => {
    found = await studied('medium', publishedWorld);
  }, 600_000);
  const those = (isOne: (planted: Planted) => boolean): readonly Beside[] =>
    found.filter(({ planted }) => isOne(planted));

  test('show a pooled slope of the wrong sign in every language', () => {
    expect(found).toHaveLength(16);
    for (const { language, study } of found) expect(study.slopes.pooled?.high, language).toBeLessThan(0);
  });

  test('show a slope within titles of the right sign in every language that has an effect', () => {
    const right = those(({ shape }) => shape !== 'none');
    expect(right).toHaveLength(15);
    for (const { language, study } of right)
      expect(study.slopes.within?.estimate, language).toBeGreaterThan(0);
    // Too few titles tell the small language's sign, and no more.
    for (const { language, study } of right.filter(({ language }) => language !== small)) {
      expect(study.slopes.within?.low, language).toBeGreaterThan(0);
      expect(study.finding?.q, language).toBeLessThan(0.05);
    }
  });

  test('hold each planted straight slope in the interval within titles', () => {
    const straight = those(({ shape }) => shape === 'linear' || shape === 'none');
    expect(straight.map(({ language }) => language)).toEqual(['ar', 'de', 'el', 'zh-Hans']);
    for (const { language, study, planted } of straight) {
      expect(study.slopes.within?.low, language).toBeLessThan(planted.slope_above ?? 0);
      expect(study.slopes.within?.high, language).toBeGreaterThan(planted.slope_above ?? 0);
    }
  });

  test('hold each planted threshold in its interval', () => {
    const bent = those(({ threshold_cps }) => threshold_cps !== null);
    expect(bent).toHaveLength(12);
    for (const { language, study, planted } of bent) {
      const threshold = study.curve?.threshold;
      expect(threshold?.interval.low, language).toBeLessThanOrEqual(planted.threshold_cps ?? Number.NaN);
      expect(threshold?.interval.high, language).toBeGreaterThanOrEqual(planted.threshold_cps ?? Number.NaN);
      if (language !== small) expect(threshold?.p, language).toBeLessThan(0.05);
    }
  });

  test('hold the planted benchmark speed in its interval in all languages but one at most', () => {
    const told = found.flatMap(({ language, study, planted }) => {
      const interval = study.curve?.benchmark?.interval ?? null;
      const speed = planted.benchmark_cps;
      return interval === null || speed === null ? [] : [{ language, interval, speed }];
    });
    expect(told).toHaveLength(14);
    const missed = told.filter(
      ({ interval: { low, high }, speed }) => low.cps > speed || high.kind !== 'at' || high.cps < speed,
    );
    expect(missed.length).toBeLessThanOrEqual(1);
  });

  test('claim nothing of the language without an effect', () => {
    const none = those(({ shape }) => shape === 'none');
    expect(none.map(({ language }) => language)).toEqual(['de']);
    for (const { study } of none) expectNoClaim(study);
  });

  test('give a safe speed near the truth where members struggle only far above the limit', () => {
    const far = found.filter(
      ({ study, planted }) =>
        planted.threshold_cps !== null && planted.threshold_cps > 1.2 * (study.stratum.limit ?? Infinity),
    );
    expect(far.map(({ language }) => language)).toEqual(['fr-FR']);
    for (const { study, planted } of far) {
      expect(study.curve?.safe?.isEndOfRange).toBe(false);
      // A bin of speeds is half a character.
      expect(Math.abs((study.curve?.safe?.cps ?? 0) - (planted.benchmark_cps ?? 0))).toBeLessThan(0.5);
      expect(study.finding?.decision.verdict).toBe('raise');
    }
  });

  test('tell nothing of the language with too few titles', () => {
    const { study } = found.find(({ language }) => language === small) ?? {};
    expect(study?.overview.titles).toBeLessThan(20);
    expect(study?.curve).toMatchObject({ benchmark: null, safe: null });
    expect(study?.finding).toMatchObject({ grade: 'insufficient', decision: { verdict: 'cannot_tell' } });
    expect(study?.slopes.within?.high).toBeGreaterThan(0);
  });
});

test('two million lines without an effect of speed make no claim in any language', async () => {
  const found = await studied('null', { ...publishedWorld, effect: 0 });
  expect(found).toHaveLength(16);
  for (const { study, planted } of found) {
    expect(planted.shape).toBe('none');
    expectNoClaim(study);
  }
}, 600_000);

/** No slope, threshold or benchmark speed is claimed, and no lower limit. */
function expectNoClaim({ stratum: { language }, curve, finding }: LanguageStudy): void {
  expect(finding?.q ?? 0, language).toBeGreaterThan(0.05);
  expect(finding?.gates.threshold, language).not.toBe('passed');
  expect(finding?.decision.verdict, language).not.toBe('lower');
  expect(curve?.benchmark?.speed.kind ?? 'beyond', language).toBe('beyond');
  expect(curve?.benchmark?.interval.high.kind ?? 'beyond', language).toBe('beyond');
}
