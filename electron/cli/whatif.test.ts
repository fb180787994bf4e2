import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { generate } from '../../datasets/tools/generate.ts';
import { tiny } from '../../datasets/tools/sizes.ts';
import { publishedWorld } from '../../datasets/tools/world.ts';
import { SameMomentSlopes } from '../../shared/stats/study/same-moment-slopes.ts';
import { holds } from '../../shared/stats/study/tally-testing.ts';
import { limitStudy } from '../../shared/stats/study/what-if.ts';
import { bothDesigns, expectedUnder, plantedLimits } from './planted-limits-testing.ts';
import { withPackage } from './session.ts';
import { nativeRows, subtext } from './testing.ts';

const range = z.strictObject({
  estimate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const figures = {
  lines: z.number(),
  over_now: z.number(),
  over_now_interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  over_new: z.number(),
  over_new_interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  forecasts: z.array(
    z.strictObject({
      compliance: z.number(),
      change: range,
      per_thousand_exposures: range,
      per_thousand_hours: range,
      characters: z.number(),
      lines_changed: z.number(),
      compliance_taken: z.number(),
    }),
  ),
};
const hull = z.strictObject({ low: z.number(), high: z.number() }).nullable();
const answerSchema = z.strictObject({
  language: z.string(),
  stratum: z.strictObject({ asset_type: z.string(), audience: z.string(), audio_context: z.string() }),
  outcome: z.literal('rewinds'),
  limit: z.number(),
  citation: z.string().nullable(),
  new_limit: z.number(),
  extrapolated: z.boolean(),
  compliance: z.strictObject({
    stated: z.number().nullable(),
    read: z
      .strictObject({
        estimate: z.number(),
        se: z.number(),
        low: z.number(),
        high: z.number(),
        is_sharp: z.boolean(),
      })
      .nullable(),
  }),
  titles: z.number(),
  lines_under_other_limit: z.number(),
  ...figures,
  same_moment: z
    .array(
      z.strictObject({
        compliance: z.number(),
        change: range,
        per_thousand_exposures: range,
        per_thousand_hours: range,
      }),
    )
    .nullable(),
  over_compliances: z.strictObject({ change: hull, per_thousand_exposures: hull, per_thousand_hours: hull }),
  by_genre: z.array(z.strictObject({ name: z.string(), ...figures })),
  by_duration: z.array(z.strictObject({ name: z.string(), ...figures })),
  policy: z.literal('condense'),
  assumptions: z.array(z.string()).min(5),
  observational: z.literal(true),
});

async function asked(folder: string, language: string, limit: number, ...words: readonly string[]) {
  const call = ['whatif', folder, '--language', language, '--limit', String(limit), '--format', 'json'];
  const ran = await subtext(...call, ...words);
  expect(ran).toMatchObject({ code: 0, stderr: [] });
  return { text: ran.stdout, answer: answerSchema.parse(JSON.parse(ran.stdout)) };
}

const known = new Map<string, ReturnType<typeof asked>>();

/** What is answered to one call, which is made once: a package does not change. */
async function told(...call: Parameters<typeof asked>): ReturnType<typeof asked> {
  const key = JSON.stringify(call);
  const answer = known.get(key) ?? asked(...call);
  known.set(key, answer);
  return answer;
}

const folder = mkdtempSync(join(tmpdir(), 'subtext-whatif-'));
const published = join(folder, 'published');
const moved = join(folder, 'moved');
beforeAll(async () => {
  const limits = new Map([
    ['de', 15],
    ['es-419', 20],
  ]);
  // Without text, so that every line stands in a table with its count, and SQL alone can count it again.
  const size = { ...tiny, filesPerFormat: 0 };
  await generate({ size, seed: 7, folder: published, hasText: false });
  await generate({ size, seed: 7, folder: moved, hasText: false, world: { ...publishedWorld, limits } });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The lines of German subtitles for adults that were read beside a foreign original, from the tables alone. */
const lineSql = `WITH line AS (
  SELECT DISTINCT title_id, e.version_id, e.ordinal, t.genre,
    (e.end_frame - e.start_frame) * v.frame_rate_den / v.frame_rate_num AS seconds, e.char_count AS chars
  FROM line_engagement l
  JOIN engagement_segments s USING (segment_id)
  JOIN timed_text_events e ON e.version_id = l.version_id AND e.ordinal = l.ordinal
  JOIN asset_versions v ON v.version_id = e.version_id
  JOIN assets a USING (asset_id)
  JOIN titles t USING (title_id)
  WHERE s.subtitles_on AND s.audio_context = 'foreign_original' AND a.language = 'de' AND a.asset_type = 'subtitle'
    AND t.audience = 'adult' AND e.zone <> 'credits' AND e.event_type IN ('dialogue', 'song')
    AND l.exposures > 0 AND l.rewinds IS NOT NULL AND e.char_count > 0 AND e.end_frame > e.start_frame
)`;

/** Those over both limits, by genre and duration. */
const linesSql = `${lineSql}, part AS (
  SELECT *, CASE WHEN seconds < 1.5 THEN 'under 1.5 s' WHEN seconds <= 3 THEN '1.5 to 3 s' ELSE 'over 3 s' END AS class FROM line
)
SELECT coalesce(genre, class, 'all'), count(*),
  count(*) FILTER (WHERE chars > 17 * seconds + 1e-9), count(*) FILTER (WHERE chars > 15 * seconds + 1e-9)
FROM part GROUP BY GROUPING SETS ((), (genre), (class)) ORDER BY 1`;

/** The tables that {@link linesSql} reads, by name. */
function filesOf(into: string): Record<string, string> {
  const tables = [
    ...['line_engagement', 'engagement_segments', 'timed_text_events', 'asset_versions'],
    ...['assets', 'titles'],
  ];
  return Object.fromEntries(tables.map((name) => [name, join(into, 'tables', `${name}.parquet`)]));
}

describe('whatif of a package that was made for it', () => {
  test('counts the lines over both limits as hand-written SQL does, by genre and duration too', async () => {
    const { answer } = await told(published, 'de', 15);
    expect(answer).toMatchObject({ language: 'de', limit: 17, new_limit: 15, extrapolated: false });
    expect(answer.stratum).toEqual({
      asset_type: 'subtitle',
      audience: 'adult',
      audio_context: 'foreign_original',
    });
    const counted = await nativeRows(filesOf(published), linesSql);
    const parts = [{ ...answer, name: 'all' }, ...answer.by_genre, ...answer.by_duration];
    expect(
      parts
        .map((part) => [part.name, part.lines, part.over_now * part.lines, part.over_new * part.lines])
        .map(([name, ...counts]) => [
          name,
          ...counts.map((count) => String(Math.round(Number(count) * 1e6) / 1e6)),
        ])
        .toSorted(([left = ''], [right = '']) => (left < right ? -1 : 1)),
    ).toEqual(counted);
    const [[titles = null] = []] = await nativeRows(
      filesOf(published),
      `${lineSql} SELECT count(DISTINCT title_id) FROM line`,
    );
    expect(String(answer.titles)).toBe(titles);
  });

  test('stands beside a study whose typical line is the mean over the same lines', async () => {
    const { stdout } = await subtext('study', published, '--languages', 'de', '--format', 'json');
    const [found] = z.array(z.looseObject({ typical_speed: z.number() })).parse(JSON.parse(stdout));
    const [[mean = null] = []] = await nativeRows(
      filesOf(published),
      `${lineSql} SELECT avg(chars / seconds) FROM line`,
    );
    // Within its bin of half a character a line is weighed by its exposures.
    expect(Math.abs((found?.typical_speed ?? Number.NaN) - Number(mean))).toBeLessThan(0.02);
  });

  test.each([
    ['de', 17, 15],
    ['es-419', 17, 20],
  ])('forecasts for %s what the same world does when made with %i as %i', async (language, from, to) => {
    const truth = plantedLimits(published);
    const change =
      expectedUnder(plantedLimits(moved)[language], to) / expectedUnder(truth[language], from) - 1;
    const planted = truth[language]?.compliance ?? Number.NaN;
    const { answer } = await told(published, language, to, '--compliance', String(planted));
    expect(answer.forecasts).toHaveLength(1);
    const [forecast] = answer.forecasts;
    expect(forecast?.change.low).toBeLessThanOrEqual(change);
    expect(forecast?.change.high).toBeGreaterThanOrEqual(change);
  });
});

test('what the same moment says is left out where it is to be quick, and not once it is known', async () => {
  await withPackage(published, async ({ engine }) => {
    const asked = { outcome: 'rewinds', language: 'de', limit: 15, compliance: 0.5 } as const;
    const question = { ...asked, assetType: 'subtitle', audience: 'adult' };
    const sameMoment = new SameMomentSlopes(engine);
    const ask = async (isQuick: boolean) => {
      const found = await limitStudy(engine, question, { sameMoment, isQuick });
      return found.kind === 'told' ? found.whatIf.sameMoment : null;
    };
    expect(await ask(true)).toBe('left_out');
    const whole = await ask(false);
    expect(whole).toHaveLength(1);
    expect(await ask(true)).toEqual(whole);
  });
});

describe('whatif of the demo', () => {
  test('holds the truth in all of eight intervals by both designs: the main languages, a step up and a step down, compliance as planted', async () => {
    const truth = plantedLimits('datasets/demo');
    const steps = ['en-US', 'es-419', 'de', 'ar'].flatMap((language) =>
      [-1, 1].map((step) => ({ language, step, planted: truth[language] })),
    );
    const missed = await withPackage('datasets/demo', async ({ engine }) => {
      const names: string[] = [];
      const sameMoment = new SameMomentSlopes(engine);
      for (const { language, step, planted } of steps) {
        const { limit: from = Number.NaN, compliance = Number.NaN } = planted ?? {};
        const limit = from + step;
        const asked = { outcome: 'rewinds', language, limit, compliance } as const;
        const question = { ...asked, assetType: 'subtitle', audience: 'adult' } as const;
        const found = await limitStudy(engine, question, { sameMoment });
        const change = expectedUnder(truth[language], limit) / expectedUnder(truth[language], from) - 1;
        for (const forecast of bothDesigns(found))
          if (holds(forecast, change) !== true) names.push(`${language} to ${limit}`);
      }
      return names;
    });
    expect(missed).toEqual([]);
  });

  test('reads compliance as planted within two errors, at a low limit in proportion to it', async () => {
    const truth = plantedLimits('datasets/demo');
    for (const [language, limit] of [
      ['es-419', 18],
      ['en-US', 21],
      ['ja', 4.5],
      ['fr-FR', 18],
    ] as const) {
      const { read } = (await told('datasets/demo', language, limit)).answer.compliance;
      const planted = truth[language]?.compliance ?? Number.NaN;
      expect(Math.abs((read?.estimate ?? Number.NaN) - planted), language).toBeLessThan(
        2 * (read?.se ?? Number.NaN),
      );
    }
  });

  test('forecasts by a compliance that is read sharply: what Spanish does at 20 lies within, and near the forecast as read', async () => {
    const truth = plantedLimits('datasets/demo');
    const change = expectedUnder(truth['es-419'], 20) / expectedUnder(truth['es-419'], 17) - 1;
    const { answer } = await told('datasets/demo', 'es-419', 20);
    const { read } = answer.compliance;
    expect(read?.is_sharp).toBe(true);
    expect(answer.forecasts.map(({ compliance }) => compliance)).toEqual([
      (read?.estimate ?? Number.NaN) - 0.15,
      read?.estimate,
      1,
    ]);
    expect(answer.over_compliances.change?.low).toBeLessThan(change);
    expect(answer.over_compliances.change?.high).toBeGreaterThan(change);
    expect(Math.abs((answer.forecasts[1]?.change.estimate ?? Number.NaN) / change - 1)).toBeLessThan(0.1);
  });

  test('counts the lines of versions delivered before English was raised to the limit of today, as hand-written SQL does', async () => {
    const { answer } = await told('datasets/demo', 'en-US', 21);
    // The English guide went from 17 to 20 on 9 March 2018. The demo has texts, whose characters its tables don't count.
    const sql = linesSql
      .replace("a.language = 'de'", "a.language = 'en-US' AND v.delivered_on < DATE '2018-03-09'")
      .replace(' AND e.char_count > 0', '');
    const counted = await nativeRows(filesOf('datasets/demo'), sql);
    const lines = Number(counted.find(([name]) => name === 'all')?.[1]);
    expect(lines).toBeGreaterThan(0);
    expect(answer.lines_under_other_limit).toBe(lines);
  });

  test('notes what a stated compliance asks for beyond the lines there are, and which lines had another limit', async () => {
    const call = async (language: string, limit: string, compliance: string): Promise<string> => {
      const asked = ['--language', language, '--limit', limit, '--compliance', compliance];
      return (await subtext('whatif', 'datasets/demo', ...asked)).stdout;
    };
    const spanish = await call('es-419', '18', '0.95');
    expect(spanish).toContain(
      '\nnote: A compliance of 95 % asks for more lines than can have been condensed to 17 cps',
    );
    expect(spanish).not.toContain('were delivered under another limit');
    const english = await call('en-US', '21', '0.5');
    expect(english).toMatch(/\nnote: 984 of the \d+ lines were delivered under another limit/);
    expect(english).not.toContain('A compliance of 50 % asks for more');
  });

  test('gives no forecast by a compliance that is read vaguely, and asks for one that is stated', async () => {
    const { answer } = await told('datasets/demo', 'ja', 4.5);
    expect(answer.compliance.read?.is_sharp).toBe(false);
    expect(answer.forecasts).toEqual([]);
    const { stdout } = await subtext('whatif', 'datasets/demo', '--language', 'ja', '--limit', '4.5');
    expect(stdout).toMatch(/too vague to forecast by; state it with --compliance to have a forecast/);
  });

  test('adds up over genres and over durations, and gives the same bytes again', async () => {
    const { text, answer } = await told('datasets/demo', 'es-419', 20);
    for (const parts of [answer.by_genre, answer.by_duration]) {
      const sum = (of: (part: (typeof parts)[number]) => number): number =>
        parts.reduce((all, part) => all + of(part), 0);
      expect(sum(({ lines }) => lines)).toBe(answer.lines);
      expect(sum(({ forecasts }) => forecasts[1]?.characters ?? Number.NaN)).toBeCloseTo(
        answer.forecasts[1]?.characters ?? Number.NaN,
        6,
      );
    }
    expect((await asked('datasets/demo', 'es-419', 20)).text).toBe(text);
  });

  test('marks a limit over nearly all lines as extrapolated, and prints what it takes for granted', async () => {
    const { code, stdout } = await subtext(
      'whatif',
      'datasets/demo',
      '--language',
      'es-419',
      '--limit',
      '24',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^es-419, subtitle, adult, foreign_original: from 17 cps today \(.+\) to 24 cps; \d+ titles\n/,
    );
    expect(stdout).toContain('\nextrapolated: 24 cps is over the 99th percentile');
    expect(stdout).toContain('- Condense: ');
    expect(stdout).toContain('don’t change their ways');
    expect(stdout).toMatch(/Observational\.\n$/);
  });

  test('takes another audience and kind, with their own limit', async () => {
    const { answer } = await told('datasets/demo', 'en-US', 18, '--kind', 'sdh', '--compliance', '0.5');
    expect(answer.stratum.asset_type).toBe('sdh');
    expect(answer.forecasts.map(({ compliance }) => compliance)).toEqual([0.5]);
  });
});

test.each([
  [['--limit', '20'], 'cli.wrong_arguments'],
  [['--language', 'de'], 'cli.wrong_arguments'],
  [['--language', 'de', '--limit', '0'], 'cli.bad_option'],
  [['--language', 'de', '--limit', '1e1'], 'cli.bad_option'],
  [['--language', 'de', '--limit', '17.25'], 'cli.bad_option'],
  [['--language', 'de', '--limit', '15', '--compliance', '1.1'], 'cli.bad_option'],
  [['--language', 'de', '--limit', '15', '--audience', 'all'], 'cli.bad_option'],
  [['--language', 'de', '--limit', '15', '--kind', 'dub'], 'cli.bad_option'],
])('whatif refuses %j before it reads the package', async (words, code) => {
  const ran = await subtext('whatif', 'nowhere', ...words);
  expect(ran.code).toBe(2);
  expect(ran.stderr.join('\n')).toContain(code);
});

test('whatif says why lines have no forecast, which is no fault of the call', async () => {
  const words = ['--language', 'hi', '--audience', 'children', '--limit', '12'];
  const ran = await subtext('whatif', 'datasets/demo', ...words);
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr.join('\n')).toContain('cli.no_forecast');
});

test('whatif names no error of a compliance that is read of all titles together alone', async () => {
  const words = ['--language', 'th', '--audience', 'children', '--limit', '12'];
  const { code, stdout } = await subtext('whatif', 'datasets/demo', ...words);
  expect(code).toBe(0);
  expect(stdout).toContain('0.00, and not at all without some of the titles, which is too vague');
  expect(stdout).not.toContain('NaN');
});

test('whatif refuses a language that nobody read lines in, and says which there are', async () => {
  const ran = await subtext('whatif', 'datasets/demo', '--language', 'german', '--limit', '15');
  expect(ran.code).toBe(2);
  expect(ran.stderr.join('\n')).toMatch(/cli\.no_lines: .*german.*one of: .*pt-BR/);
});
