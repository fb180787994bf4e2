import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AssetType } from './assets.ts';
import { generate } from './generate.ts';
import { tiny } from './sizes.ts';
import { OpenPackage, resourcesOf } from './testing.ts';
import { planTitles } from './titles.ts';
import { outcomes } from './truth.ts';
import { limitIn, parseLimits, publishedWorld, type World } from './world.ts';

const eventsShape = z.record(z.enum(outcomes), z.number());
const truthShape = z.object({
  world: z.object({
    effect: z.number(),
    scene_confounder: z.object({ cps: z.number(), log_rate: z.number() }).nullable(),
    limits: z.record(z.string(), z.number()),
  }),
  languages: z.record(z.string(), z.record(z.enum(outcomes), z.object({ shape: z.string() }))),
  study: z.record(
    z.string(),
    z.object({
      limit: z.number(),
      lines: z.number(),
      titles: z.number(),
      titles_above: z.number(),
      exposures: z.number(),
      typical_cps: z.number(),
      benchmark_cps: z.record(z.enum(outcomes), z.number().nullable()),
      under_limits: z.array(
        z.object({
          limit: z.number(),
          lines_above: z.number(),
          mean_cps: z.number(),
          expected: eventsShape,
        }),
      ),
    }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), 'subtext-worlds-'));
const published = join(folder, 'published');
const otherLimits = join(folder, 'limits');
const noEffect = join(folder, 'null');
const confounded = join(folder, 'confounded');
let data: OpenPackage;

/** Two worlds with measures for text, whose counts are those that were meant, to the character. */
beforeAll(async () => {
  const limits = new Map([
    ['de', 15],
    ['es-419', 20],
  ]);
  await make(published, publishedWorld);
  await make(otherLimits, { ...publishedWorld, limits });
  await make(noEffect, { ...publishedWorld, effect: 0 });
  await make(confounded, { ...publishedWorld, hasSceneConfounder: true });
  data = await OpenPackage.open(published);
  await data.countLines();
  await data.run('ALTER TABLE line ADD COLUMN scene VARCHAR');
  await data.run(
    'UPDATE line SET scene = e.scene_id FROM timed_text_events e WHERE e.version_id = line.version_id AND e.ordinal = line.ordinal',
  );
  await pair('limits', otherLimits);
  await pair('null', noEffect);
  await pair('confounded', confounded);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function make(into: string, world: World): Promise<void> {
  await generate({ size: tiny, seed: 7, folder: into, hasText: false, world });
}

/** Makes `<name>_line` and `<name>_count`: lines and counts of the published world beside those of another one. */
async function pair(name: string, other: string): Promise<void> {
  await data.run(
    `CREATE TABLE ${name}_line AS SELECT line.*, CAST(o.char_count AS DOUBLE) AS other_chars
     FROM line JOIN '${other}/tables/timed_text_events.parquet' o USING (version_id, ordinal)`,
  );
  const others = outcomes.map((outcome) => `o.${outcome} AS other_${outcome}`).join(', ');
  await data.run(
    `CREATE TABLE ${name}_count AS SELECT c.*, s.subtitles_on, o.exposures AS other_exposures, ${others}
     FROM line_engagement c JOIN engagement_segments s USING (segment_id)
     JOIN '${other}/tables/line_engagement.parquet' o USING (version_id, ordinal, segment_id)`,
  );
}

function truthOf(of: string): z.infer<typeof truthShape> {
  return truthShape.parse(JSON.parse(readFileSync(join(of, 'truth.json'), 'utf8')));
}

/** Tables whose files are not the same in two packages. */
function changedTables(of: string): string[] {
  const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
  return resourcesOf(published)
    .filter(({ path }) => hashOf(join(published, path)) !== hashOf(join(of, path)))
    .map(({ name }) => name)
    .sort();
}

/** Conditions on a row of counts: whether it says the same in both worlds. */
const isSame = outcomes.map((outcome) => `${outcome} IS NOT DISTINCT FROM other_${outcome}`).join(' AND ');

describe('a world with other limits', () => {
  test('differs in limits and lines, and in nothing but what is made of lines', () => {
    expect(changedTables(otherLimits)).toEqual([
      'dashboard_values',
      'line_engagement',
      'qc_reviews',
      'style_limits',
      'timed_text_events',
    ]);
  });

  test('states them for adult subtitles, and in the truth', async () => {
    const changed = await data.rows(
      `SELECT language, audience, asset_type, max_cps FROM
         (SELECT * FROM '${otherLimits}/tables/style_limits.parquet' EXCEPT SELECT * FROM style_limits) ORDER BY 1`,
    );
    expect(changed).toEqual([
      { language: 'de', audience: 'adult', asset_type: 'subtitle', max_cps: 15 },
      { language: 'es', audience: 'adult', asset_type: 'subtitle', max_cps: 20 },
    ]);
    expect(truthOf(otherLimits).world).toEqual({
      effect: 1,
      scene_confounder: null,
      limits: { de: 15, 'es-419': 20 },
    });
    expect(truthOf(otherLimits).study['de']?.limit).toBe(15);
    expect(truthOf(published).world.limits).toEqual({});
  });

  test('has every line as it was, but for those that the limits part', async () => {
    expect(await data.number('SELECT count(*) FROM limits_line')).toBe(
      await data.number('SELECT count(*) FROM line'),
    );
    expect(
      await data.column(
        'SELECT DISTINCT language FROM limits_line JOIN titles USING (title_id) WHERE chars <> other_chars ORDER BY 1',
      ),
    ).toEqual(['de', 'es-419']);
    expect(
      await data.number(
        "SELECT count(*) FROM limits_line JOIN titles USING (title_id) WHERE chars <> other_chars AND audience <> 'adult'",
      ),
    ).toBe(0);
    // German: lines that pass 15 are now condensed to 14.2 to 14.95. A line has 83 characters at most, and whole ones.
    const german = `limits_line WHERE language = 'de' AND chars <> other_chars`;
    expect(await data.number(`SELECT count(*) FROM ${german}`)).toBeGreaterThan(50);
    expect(
      await data.number(
        `SELECT count(*) FROM ${german} AND NOT (chars >= least(83, 15 * seconds - 0.5)
           AND other_chars BETWEEN 14.2 * seconds - 0.5 AND 14.95 * seconds + 0.5)`,
      ),
    ).toBe(0);
    // Spanish: lines that were condensed to 16.2 to 16.95 run at what they were meant to, or at 19.2 to 19.95 at most.
    const spanish = `limits_line WHERE language = 'es-419' AND chars <> other_chars`;
    expect(await data.number(`SELECT count(*) FROM ${spanish}`)).toBeGreaterThan(50);
    expect(
      await data.number(
        `SELECT count(*) FROM ${spanish} AND NOT (chars BETWEEN 16.2 * seconds - 0.5 AND 16.95 * seconds + 0.5
           AND other_chars BETWEEN least(83, 17 * seconds - 0.5) AND 20 * seconds + 0.5)`,
      ),
    ).toBe(0);
  });

  test('was watched by the same members, who did the same at lines that are the same', async () => {
    expect(
      await data.number('SELECT count(*) FROM limits_count WHERE exposures IS DISTINCT FROM other_exposures'),
    ).toBe(0);
    expect(
      await data.number(
        `SELECT count(*) FROM limits_count JOIN limits_line USING (version_id, ordinal) WHERE chars = other_chars AND NOT (${isSame})`,
      ),
    ).toBe(0);
    // Speed does nothing in German, nor where subtitles are off.
    expect(
      await data.column(
        `SELECT DISTINCT language || subtitles_on FROM limits_count JOIN limits_line USING (version_id, ordinal) WHERE NOT (${isSame})`,
      ),
    ).toEqual(['es-419true']);
  });

  test('takes its counts at other lines from the same draws: a higher rate hardly ever has fewer events', async () => {
    const fallen = await data.number(
      `SELECT count(*) FILTER (other_rewinds < rewinds) / count(*) FROM limits_count JOIN limits_line USING (version_id, ordinal)
       WHERE language = 'es-419' AND chars <> other_chars AND subtitles_on AND rewinds IS NOT NULL`,
    );
    expect(fallen).toBeLessThan(0.03);
  });

  test('is what the published truth foretells of it, and the other way round', () => {
    const here = truthOf(published).study;
    const there = truthOf(otherLimits).study;
    for (const [tag, limit] of [
      ['de', 15],
      ['es-419', 20],
    ] as const) {
      for (const wanted of [limit, 17]) {
        const under = (study: typeof here) => study[tag]?.under_limits.find((of) => of.limit === wanted);
        expect(under(here)).toBeDefined();
        expect(under(there)).toEqual(under(here));
      }
    }
    expect(here['fr-FR']).toEqual(there['fr-FR']);
  });
});

describe('the truth for the study', () => {
  const stratum = `line JOIN titles USING (title_id) JOIN line_engagement USING (version_id, ordinal)
    JOIN engagement_segments USING (segment_id)
    WHERE audience = 'adult' AND subtitles_on AND audio_context = 'foreign_original' AND exposures IS NOT NULL`;

  test('counts the lines and exposures that the tables have, and its events come out', async () => {
    const { study } = truthOf(published);
    const rows = await data.rows(
      `SELECT language, count(DISTINCT (version_id, ordinal)) AS lines, count(DISTINCT title_id) AS titles,
         sum(exposures)::DOUBLE AS exposures, sum(rewinds)::DOUBLE AS rewinds, sum(text_offs)::DOUBLE AS text_offs
       FROM ${stratum} GROUP BY 1`,
    );
    expect(rows.length).toBe(Object.keys(study).length);
    for (const { language, lines, titles, exposures, rewinds, text_offs: textOffs } of rows) {
      const truth = study[String(language)];
      const now = truth?.under_limits.find(({ limit }) => limit === truth.limit);
      expect({ lines: truth?.lines, titles: truth?.titles, exposures: truth?.exposures }).toEqual({
        lines: Number(lines),
        titles: Number(titles),
        exposures,
      });
      // A line's noise has a variance of about 0.04 and a count its mean: four standard errors of the sum.
      for (const [seen, expected] of [
        [rewinds, now?.expected.rewinds],
        [textOffs, now?.expected.text_offs],
      ]) {
        const mean = Number(expected);
        const error = Math.sqrt(mean + (0.09 * mean ** 2) / Number(lines));
        expect(Math.abs(Number(seen) - mean), String(language)).toBeLessThan(4 * error);
      }
    }
  });

  test('counts the lines above the limit, and their titles', async () => {
    const { study } = truthOf(published);
    const [row] = await data.rows(
      `SELECT count(DISTINCT (version_id, ordinal)) AS lines, count(DISTINCT title_id) AS titles FROM ${stratum}
         AND language = 'es-419' AND chars > 17 * seconds + 1e-9`,
    );
    expect(study['es-419']?.under_limits.find(({ limit }) => limit === 17)?.lines_above).toBe(
      Number(row?.['lines']),
    );
    expect(study['es-419']?.titles_above).toBe(Number(row?.['titles']));
  });

  test('expects more of a looser limit where speed matters, and the same of every limit where it does not', () => {
    const { study } = truthOf(published);
    const rewinds = (tag: string): number[] =>
      study[tag]?.under_limits.map(({ expected }) => expected.rewinds) ?? [];
    expect(new Set(rewinds('de')).size).toBe(1);
    expect(rewinds('es-419')).toEqual([...rewinds('es-419')].sort((a, b) => a - b));
    expect(new Set(rewinds('es-419')).size).toBeGreaterThan(4);
    expect(study['es-419']?.benchmark_cps.rewinds).toBeCloseTo(17 + Math.log(1.05) / 0.12, 3);
  });
});

describe('a world without effects', () => {
  test('differs in counts where subtitles are on, and says so', async () => {
    expect(changedTables(noEffect)).toEqual(['line_engagement']);
    expect(
      await data.number('SELECT count(*) FROM null_count WHERE exposures IS DISTINCT FROM other_exposures'),
    ).toBe(0);
    expect(
      await data.number(`SELECT count(*) FROM null_count WHERE NOT subtitles_on AND NOT (${isSame})`),
    ).toBe(0);
    expect(
      await data.number(`SELECT count(*) FROM null_count WHERE subtitles_on AND NOT (${isSame})`),
    ).toBeGreaterThan(1000);
    const { languages, study } = truthOf(noEffect);
    const shapes = Object.values(languages).flatMap((effects) =>
      Object.values(effects).map(({ shape }) => shape),
    );
    expect(new Set(shapes)).toEqual(new Set(['none']));
    expect(study['es-419']?.benchmark_cps.rewinds).toBeNull();
  });

  test('has no more rewinds at lines far above the bend, by what both worlds share', async () => {
    // ln(other / published) of the sum is minus the planted effect: 0.12 for each cps past 17.
    const [row] = await data.rows(
      `SELECT ln(sum(other_rewinds) / sum(rewinds)) AS change, ln(sum(rewinds) / sum(rewinds * exp(-0.12 * (chars / seconds - 17)))) AS planted
       FROM null_count JOIN null_line USING (version_id, ordinal)
       WHERE language = 'es-419' AND subtitles_on AND chars > 18 * seconds`,
    );
    expect(Number(row?.['planted'])).toBeGreaterThan(0.2);
    expect(Number(row?.['change']) + Number(row?.['planted'])).toBeCloseTo(0, 1);
  });
});

describe('a world with a hidden scene factor', () => {
  const scenes = `SELECT title_id, scene, avg(other_chars / seconds - chars / seconds) FILTER (language = 'en-US') AS english,
      avg(other_chars / seconds - chars / seconds) FILTER (language = 'de') AS german,
      ln(sum(other_rewinds) FILTER (NOT subtitles_on) / sum(rewinds) FILTER (NOT subtitles_on)) AS off
    FROM confounded_line JOIN confounded_count USING (version_id, ordinal) GROUP BY ALL`;

  test('moves the speed of a scene in all its languages, and its rates where nobody reads', async () => {
    const [row] = await data.rows(
      `SELECT corr(english, german) AS shared, regr_slope(off, english) AS slope, corr(off, english) AS alike, count(off) AS scenes
       FROM (${scenes})`,
    );
    expect(Number(row?.['scenes'])).toBeGreaterThan(40);
    expect(Number(row?.['shared'])).toBeGreaterThan(0.8);
    expect(Number(row?.['alike'])).toBeGreaterThan(0.8);
    // 0.30 on the log for 1.5 cps at a limit of 17, which is 1.76 cps at the English 20; more where limits hold speeds back.
    expect(Number(row?.['slope'])).toBeGreaterThan(0.12);
    expect(Number(row?.['slope'])).toBeLessThan(0.25);
  });

  test('was watched by the same members', async () => {
    expect(
      await data.number(
        'SELECT count(*) FROM confounded_count WHERE exposures IS DISTINCT FROM other_exposures',
      ),
    ).toBe(0);
    expect(truthOf(confounded).world.scene_confounder).toEqual({ cps: 1.5, log_rate: 0.3 });
  });
});

test('other limits are those of adult subtitles, not of SDH, forced narratives or children', () => {
  const world = { ...publishedWorld, limits: new Map([['de', 15]]) };
  const [title] = planTitles(7, tiny);
  if (title === undefined) throw new Error('There is no title.');
  const limitOf = (type: AssetType, audience: 'adult' | 'children', language = 'de'): number =>
    limitIn(world, { ...anAsset, title: { ...title, audience }, type, language });
  expect(limitOf('subtitle', 'adult')).toBe(15);
  expect(limitOf('subtitle', 'children')).toBe(13);
  expect(limitOf('sdh', 'adult')).toBe(20);
  expect(limitOf('sdh', 'children')).toBe(17);
  expect(limitOf('forced_narrative', 'adult')).toBe(17);
  expect(limitOf('subtitle', 'adult', 'es-419')).toBe(17);
});

const anAsset = {
  id: 'a',
  workflow: 'partner',
  sourceAssetId: null,
  basedOn: null,
  versions: [],
} as const;

test('limits are read by tag, or by the tag that begins with it', () => {
  expect(parseLimits('')).toEqual(new Map());
  expect(parseLimits('de=15,es=20')).toEqual(
    new Map([
      ['de', 15],
      ['es-419', 20],
    ]),
  );
  expect(parseLimits('ja=3.5, zh-Hans=8')?.get('ja')).toBe(3.5);
  for (const wrong of [
    'de',
    'de=',
    'de=0',
    'de=-1',
    'de=fast',
    'xx=17',
    'de=15,de=16',
    'es=1,es-419=2',
    'de=1=2',
    ',',
  ]) {
    expect(parseLimits(wrong), wrong).toBeNull();
  }
});
