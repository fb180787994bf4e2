import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { sizes } from '../../datasets/tools/sizes.ts';
import { publishedWorld, type World } from '../../datasets/tools/world.ts';
import { SameMomentSlopes } from '../../shared/stats/study/same-moment-slopes.ts';
import { holds } from '../../shared/stats/study/tally-testing.ts';
import { limitStudy } from '../../shared/stats/study/what-if.ts';
import { usualQuestion } from '../../shared/stats/study/usual.ts';
import { studyWorld, type StudiedWorld } from '../../datasets/tools/studied-world.ts';
import { bothDesigns, expectedUnder, plantedLimits } from './planted-limits-testing.ts';
import { withPackage } from './session.ts';

/** Worlds of the demo's size that the demo itself does not show: with a hidden cause in every scene, and without any effect of speed. */

const truthSchema = z.looseObject({
  languages: z.record(
    z.string(),
    z.looseObject({
      rewinds: z.looseObject({ shape: z.string(), slope_above: z.number().nullable() }),
    }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), 'subtext-study-worlds-'));
afterAll(() => rmSync(folder, { recursive: true }));

const studied = (name: string, world: World): Promise<StudiedWorld> =>
  studyWorld(join(folder, name), sizes.demo, world, { ...usualQuestion, draws: 39 });

test('a hidden cause in every scene is flagged in every language, taken out at the same moment, and no limit is judged by it', async () => {
  const { found, truth: planted } = await studied('confounded', {
    ...publishedWorld,
    hasSceneConfounder: true,
  });
  const truth = truthSchema.parse(planted);
  expect(found).toHaveLength(16);
  for (const { stratum, finding } of found) {
    const others = finding?.controls.find(({ name }) => name === 'other_languages');
    expect(others?.outcome, stratum.language).toBe('failed');
    expect(finding?.gates, stratum.language).toMatchObject({ placebos: 'failed', designs_agree: 'failed' });
    expect(finding?.decision.verdict, stratum.language).toBe('cannot_tell');
  }
  // Where the planted slope is one and the same at every speed, it is what both designs look for.
  const straight = found.flatMap(({ stratum: { language }, slopes: { within, sameMoment } }) => {
    const { shape, slope_above } = truth.languages[language]?.rewinds ?? { shape: '', slope_above: null };
    const planted = shape === 'linear' ? slope_above : shape === 'none' ? 0 : null;
    return planted === null ? [] : [{ language, planted, within, sameMoment }];
  });
  expect(straight.map(({ language }) => language)).toEqual(['ar', 'de', 'el', 'zh-Hans']);
  for (const { language, planted, within, sameMoment } of straight) {
    const bias = (within?.estimate ?? Number.NaN) - planted;
    expect(within?.low, language).toBeGreaterThan(planted + 0.02);
    expect(Math.abs((sameMoment?.estimate ?? Number.NaN) - planted), language).toBeLessThan(bias / 10);
  }
});

test('where a hidden cause is in every scene, forecasts at the same moment come nearer to what other limits bring', async () => {
  const confounded = join(folder, 'confounded');
  const planted = plantedLimits(confounded);
  const asked = Object.entries(planted).flatMap(([language, { limit, compliance, under_limits }]) =>
    under_limits
      .filter((under) => under.limit !== limit && Math.abs(under.limit / limit - 1) < 0.1)
      .map((under) => ({ language, from: limit, limit: under.limit, compliance })),
  );
  const told = await withPackage(confounded, async ({ engine }) => {
    const sameMoment = new SameMomentSlopes(engine);
    const found: { readonly change: number; readonly designs: ReturnType<typeof bothDesigns> }[] = [];
    for (const { language, from, limit, compliance } of asked) {
      const question = { outcome: 'rewinds', language, limit, compliance } as const;
      const main = { ...question, assetType: 'subtitle', audience: 'adult' };
      const designs = bothDesigns(await limitStudy(engine, main, { sameMoment }));
      const change = expectedUnder(planted[language], limit) / expectedUnder(planted[language], from) - 1;
      found.push({ change, designs });
    }
    return found;
  });
  const of = (design: 0 | 1) => ({
    held: told.filter(({ change, designs }) => holds(designs[design] ?? null, change)).length,
    squares: told.reduce(
      (sum, { change, designs }) => sum + ((designs[design]?.estimate ?? Number.NaN) - change) ** 2,
      0,
    ),
  });
  const [within, sameMoment] = [of(0), of(1)];
  expect(told.length).toBeGreaterThan(25);
  expect(Math.sqrt(sameMoment.squares / within.squares)).toBeLessThan(2 / 3);
  expect(sameMoment.held).toBeGreaterThanOrEqual(within.held + 5);
});

test('without an effect of speed none is claimed', async () => {
  const { found } = await studied('null', { ...publishedWorld, effect: 0 });
  expect(found).toHaveLength(16);
  for (const { stratum, finding, curve } of found) {
    expect(finding?.q ?? 1, stratum.language).toBeGreaterThan(0.05);
    expect(finding?.gates.threshold, stratum.language).not.toBe('passed');
    expect(finding?.decision.verdict, stratum.language).not.toBe('lower');
    expect(curve?.benchmark?.interval.high.kind ?? 'beyond', stratum.language).not.toBe('at');
  }
});
