import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { expectEvents, shownOf } from './effects.ts';
import { generate } from './generate.ts';
import { sizes } from './sizes.ts';
import { OpenPackage, resourcesOf } from './testing.ts';
import { outcomes } from './truth.ts';

const demo = join(import.meta.dirname, '../demo');

const effectShape = z.strictObject({
  shape: z.enum(['none', 'linear', 'threshold', 'inverted_u']),
  threshold_cps: z.number().nullable(),
  peak_cps: z.number().nullable(),
  benchmark_cps: z.number().nullable(),
  slope_below: z.number().nullable(),
  slope_above: z.number().nullable(),
});
const truth = z
  .object({
    seed: z.number(),
    version: z.number(),
    mean_cps: z.record(z.string(), z.number()),
    languages: z.record(
      z.string(),
      z.strictObject(Object.fromEntries(outcomes.map((name) => [name, effectShape]))),
    ),
  })
  .parse(JSON.parse(readFileSync(join(demo, 'truth.json'), 'utf8')));

let data: OpenPackage;

beforeAll(async () => {
  data = await OpenPackage.open(demo);
  await data.countLines();
});

/** Languages in which the demo has lines enough to show what is planted: all but the small one; for pauses, which it moves less, the main ones. */
const shownBy = {
  rewinds: Object.keys(truth.languages).filter((tag) => tag !== 'fi'),
  pauses: ['en-US', 'es-419', 'ar', 'de'],
};

describe('the planted truth', () => {
  test('has one language without effects, and one that is safe far above its limit', () => {
    const rewinds = Object.entries(truth.languages).map(([tag, effects]) => ({
      tag,
      effect: effects['rewinds'],
    }));
    expect(rewinds.filter(({ effect }) => effect?.shape === 'none').map(({ tag }) => tag)).toEqual(['de']);
    expect(truth.languages['fr-FR']?.['rewinds']?.threshold_cps).toBeGreaterThanOrEqual(17 + 4);
    expect(Object.keys(truth.languages)).toHaveLength(16);
  });

  test.each(['rewinds', 'pauses'] as const)(
    '%s rise above each threshold within titles, and fall with speed across them',
    async (outcome) => {
      await expectEvents(data, outcome);
      for (const [tag, effects] of Object.entries(truth.languages)) {
        const effect = effects[outcome];
        const parting = effect?.threshold_cps ?? truth.mean_cps[tag] ?? 0;
        const shown = await shownOf(data, tag, parting);
        expect(shown.pooledSlope, `${tag} pooled`).toBeLessThan(0);
        if (effect?.shape === 'none')
          expect(Math.abs(shown.ratioAbove - shown.ratioBelow), tag).toBeLessThan(0.04);
        else if (shownBy[outcome].includes(tag))
          expect(shown.ratioAbove, tag).toBeGreaterThan(shown.ratioBelow + 0.01);
      }
    },
  );

  test('can be seen: Spanish rises well above its limit, German stays where it is', async () => {
    await expectEvents(data, 'rewinds');
    expect((await shownOf(data, 'es-419', 19)).ratioAbove).toBeGreaterThan(1.15);
    const german = (await shownOf(data, 'de', 19)).ratioAbove;
    expect(Math.abs(german - 1)).toBeLessThan(0.06);
  });

  test('exits gather over the credits', async () => {
    const rate = (zone: string): Promise<number> =>
      data.number(
        `SELECT sum(exits) / sum(exposures) FROM line JOIN line_engagement USING (version_id, ordinal) WHERE zone = '${zone}'`,
      );
    expect(await rate('credits')).toBeGreaterThan(10 * (await rate('body')));
  });
});

describe('what members watched', () => {
  beforeAll(() => data.run(consumption));

  test('meets every rule of the consumption table', async () => {
    expect(await data.column('SELECT DISTINCT rule FROM consumed ORDER BY 1')).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
  });

  test('meets every flag of the consumption table', async () => {
    for (const flag of [
      `text_type = 'unknown'`,
      `audio_type = 'unknown' AND audio_language IN (SELECT language FROM originals WHERE title_id = consumed.title_id)`,
      `audio_type = 'unknown' AND own_audio AND audio_language NOT IN (SELECT language FROM originals WHERE title_id = consumed.title_id)`,
      `audio_type = 'audio_description' AND own_audio`,
      `audio_type = 'audio_description' AND NOT own_audio`,
      `audio_language = 'mul'`,
      `audio_language = 'zxx'`,
      `rule = 7`,
      `audio_language = 'und'`,
      `audio_language IS NULL`,
      `title_id NOT IN (SELECT title_id FROM originals)`,
      `selection = 'unknown'`,
      `views IS NULL`,
    ]) {
      expect(await data.number(`SELECT count(*) FROM consumed WHERE ${flag}`), flag).toBeGreaterThan(0);
    }
  });

  test('meets every choice set', async () => {
    expect(await data.column(`SELECT DISTINCT choice FROM (${choices}) ORDER BY 1`)).toEqual([
      'dub_only',
      'none',
      'partial',
      'sub_and_dub',
      'sub_only',
    ]);
  });
});

describe('the lines', () => {
  test('are in ten scripts, with text but for a few versions', async () => {
    const scripts = [
      'Latin',
      'Cyrillic',
      'Greek',
      'Arabic',
      'Hebrew',
      'Devanagari',
      'Thai',
      'Hangul',
      'Hiragana',
      'Han',
    ];
    const texts = (
      await data.column('SELECT DISTINCT text FROM timed_text_events WHERE text IS NOT NULL')
    ).join('');
    for (const script of scripts) expect(texts, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    const withheld = await data.number(
      'SELECT count(*) FILTER (text IS NULL) / count(*) FROM timed_text_events',
    );
    expect(withheld).toBeGreaterThan(0);
    expect(withheld).toBeLessThan(0.03);
    expect(
      await data.number('SELECT count(*) FROM timed_text_events WHERE text IS NULL AND char_count IS NULL'),
    ).toBe(0);
  });

  test('run at the speeds of professional subtitles', async () => {
    const medians = await data.rows(
      'SELECT language, median(chars / seconds) AS cps, median(seconds) AS s FROM line GROUP BY 1',
    );
    for (const { language, cps, s } of medians) {
      expect(Number(s)).toBeGreaterThan(2);
      expect(Number(s)).toBeLessThan(3);
      expect(
        Math.abs(Number(cps) / (truth.mean_cps[String(language)] ?? 0) - 1),
        String(language),
      ).toBeLessThan(0.1);
    }
    expect(await data.number(`SELECT median(chars / seconds) FROM line WHERE language = 'ja'`)).toBeLessThan(
      4,
    );
    expect(
      await data.number(`SELECT median(chars / seconds) FROM line WHERE language = 'es-419'`),
    ).toBeGreaterThan(10);
  });

  test('break each limit of timing now and then', async () => {
    expect(await data.number('SELECT count(*) FROM line WHERE seconds < 0.75')).toBeGreaterThan(50);
    expect(await data.number('SELECT count(*) FROM line WHERE seconds > 7')).toBeGreaterThan(50);
    expect(
      await data.number(
        `SELECT count(*) FROM (SELECT start_frame - lag(end_frame) OVER (PARTITION BY version_id ORDER BY ordinal) AS gap
         FROM timed_text_events) WHERE gap < 2`,
      ),
    ).toBeGreaterThan(50);
  });

  test('were partly delivered under an older limit', async () => {
    expect(
      await data.number(
        `SELECT count(*) FROM asset_versions JOIN assets USING (asset_id)
         WHERE language = 'en-US' AND asset_type = 'subtitle' AND delivered_on < DATE '2018-03-09'`,
      ),
    ).toBeGreaterThan(5);
    expect(
      await data.column(
        `SELECT max_cps FROM style_limits WHERE language = 'en-US' AND audience = 'adult' AND asset_type = 'subtitle' ORDER BY valid_from`,
      ),
    ).toEqual(['17', '20']);
  });

  test('have a version that took over in the middle of a week, and both were seen', async () => {
    const seen = await data.number(
      `SELECT count(DISTINCT version_id) FROM asset_versions JOIN line_engagement USING (version_id)
       WHERE live_from = DATE '2026-10-07' OR live_to = DATE '2026-10-06'`,
    );
    expect(seen).toBeGreaterThan(3);
    expect(new Date('2026-10-07T00:00:00Z').getUTCDay()).toBe(3);
  });

  test('have counts that were suppressed, controls with subtitles off, and pauses that a device does not report', async () => {
    for (const kind of [
      'exposures IS NULL',
      'NOT subtitles_on',
      `device_class = 'web' AND pauses IS NULL AND exposures > 0`,
    ]) {
      expect(
        await data.number(
          `SELECT count(*) FROM line_engagement JOIN engagement_segments USING (segment_id) WHERE ${kind}`,
        ),
        kind,
      ).toBeGreaterThan(100);
    }
    expect(await data.number('SELECT min(exposures) FROM line_engagement')).toBeGreaterThanOrEqual(20);
  });
});

test('the demo holds what the generator makes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'subtext-demo-'));
  try {
    await generate({ size: sizes.demo, seed: truth.seed, folder, hasText: true });
    const fresh = await OpenPackage.open(folder);
    expect(readFileSync(join(folder, 'truth.json'), 'utf8')).toBe(
      readFileSync(join(demo, 'truth.json'), 'utf8'),
    );
    for (const { name } of resourcesOf(demo)) {
      const content = `SELECT count(*), bit_xor(hash(t)) FROM ${name} t`;
      expect(await data.rows(content), `${name}: make the demo anew with npm run dataset`).toEqual(
        await fresh.rows(content),
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the demo is as big as it should be', async () => {
  expect(await data.number('SELECT count(*) FROM titles')).toBe(240);
  expect(
    await data.number(
      "SELECT count(DISTINCT language) FROM title_original_languages WHERE is_primary AND length(language) < 6 AND language NOT IN ('mul', 'zxx')",
    ),
  ).toBeGreaterThanOrEqual(8);
  const lines = await data.number('SELECT count(*) FROM timed_text_events');
  expect(Math.abs(lines / 120_000 - 1)).toBeLessThan(0.03);
  const perLanguage = await data.rows(
    `SELECT language, count(DISTINCT title_id) AS titles FROM assets WHERE asset_type = 'subtitle' GROUP BY 1`,
  );
  expect(perLanguage.filter((row) => Number(row['titles']) > 220)).toHaveLength(4);
  expect(
    perLanguage.filter((row) => Number(row['titles']) >= 20 && Number(row['titles']) <= 60),
  ).toHaveLength(12);
  const files = readdirSync(demo, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.endsWith('.srt'))).toHaveLength(3);
  expect(files.filter((name) => name.endsWith('.vtt'))).toHaveLength(3);
  expect(files.reduce((sum, name) => sum + statSync(join(demo, name)).size, 0)).toBeLessThan(12e6);
});

/** The decision table of the consumption language, written anew: which rule a row of viewing meets. */
const consumption = `
  CREATE TABLE originals AS SELECT title_id, o.language, language_group FROM title_original_languages o JOIN languages USING (language);
  CREATE TABLE consumed AS
  WITH known AS (
    SELECT v.*, a.language_group AS audio_group, t.language_group AS text_group,
      text_type IN ('off', 'forced_narrative', 'unknown') AS is_off,
      audio_type = 'original' OR (audio_type IN ('unknown', 'audio_description') AND EXISTS (
        FROM originals o WHERE o.title_id = v.title_id AND split_part(o.language, '-', 1) = split_part(audio_language, '-', 1)
      )) AS own_audio
    FROM viewing v LEFT JOIN languages a ON a.language = audio_language LEFT JOIN languages t ON t.language = text_language
  )
  SELECT *, CASE
    WHEN audio_language IS NULL OR audio_language = 'und' OR title_id NOT IN (SELECT title_id FROM originals) THEN 1
    WHEN own_audio AND is_off THEN 2
    WHEN own_audio AND text_group = audio_group THEN 3
    WHEN own_audio THEN 4
    WHEN is_off THEN 5
    WHEN text_group = audio_group THEN 6
    WHEN EXISTS (FROM originals o WHERE o.title_id = known.title_id AND o.language_group = text_group) THEN 7
    ELSE 8 END AS rule
  FROM known`;

/** What could be chosen in the consumption language at each title, country and week. */
const choices = `
  WITH wanted AS (
    SELECT DISTINCT title_id, country, week_start, CASE WHEN rule IN (4, 8) THEN text_group ELSE audio_group END AS language_group
    FROM consumed WHERE rule > 1
  ), offered AS (
    SELECT w.*, asset_type = 'dub' AS is_dub,
      live_from <= week_start AND coalesce(live_to, DATE '9999-12-31') >= week_start + 6 AS all_week
    FROM wanted w JOIN availability a ON a.title_id = w.title_id AND a.country = w.country
      AND asset_type IN ('subtitle', 'sdh', 'dub')
      AND live_from <= week_start + 6 AND coalesce(live_to, DATE '9999-12-31') >= week_start
      JOIN languages l ON l.language = a.language AND l.language_group = w.language_group
  ), summed AS (
    SELECT title_id, country, week_start, language_group, bool_or(all_week AND is_dub) AS dub, bool_or(is_dub) AS some_dub,
      bool_or(all_week AND NOT is_dub) AS sub, bool_or(NOT is_dub) AS some_sub
    FROM wanted LEFT JOIN offered USING (title_id, country, week_start, language_group) GROUP BY ALL
  )
  SELECT CASE WHEN some_dub <> dub OR some_sub <> sub THEN 'partial' WHEN sub AND dub THEN 'sub_and_dub' WHEN sub THEN 'sub_only'
    WHEN dub THEN 'dub_only' ELSE 'none' END AS choice FROM summed`;
