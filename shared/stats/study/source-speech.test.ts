import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage, type Tables } from '../../../datasets/tools/small-package.ts';
import { runStudy } from './run.ts';
import type { LanguageStudy } from './types.ts';

/** What is planted: the log rate rises by so much per cps of the line, and by so much with the log of the source's speech rate. */
const planted = { cps: 0.02, speech: 1.2 };
const titles = ['a', 'b', 'c', 'd', 'e', 'f'];
const perTitle = 40;

/** Of each line: the source's characters a second, the seconds of both, and the share of characters that was kept. */
const said = titles.flatMap((title, t) =>
  Array.from({ length: perTitle }, (_, i) => ({
    title,
    ordinal: i + 1,
    rate: 12 + ((i * 7 + t * 3) % 13),
    sourceSeconds: 2 + ((i * 5) % 7) / 4,
    seconds: 2 + ((i * 11 + t) % 9) / 4,
    kept: 0.6 + ((i * 3 + t * 5) % 8) / 20,
  })),
);
const texts = said.map((line) => {
  const source = Math.round(line.rate * line.sourceSeconds);
  return { ...line, source, own: Math.round(source * line.kept) };
});

const lineOf = (version: string, ordinal: number, seconds: number, characters: number) => ({
  version_id: version,
  ordinal,
  event_type: 'dialogue',
  zone: 'body',
  scene_id: null,
  start_ms: ordinal * 6000,
  end_ms: ordinal * 6000 + Math.round(seconds * 1000),
  char_count: characters,
  longest_line: characters,
  count_mode: 'grapheme',
  line_count: 1,
  word_count: 1,
});

async function opened(more: Tables): Promise<SmallPackage> {
  return openSmallPackage({
    titles: titles.map((title_id) => ({ title_id, name: title_id, content_type: 'film', audience: 'adult' })),
    assets: titles.flatMap((title) => [
      { asset_id: title, title_id: title, language: 'fr', asset_type: 'subtitle', workflow: 'partner' },
      { asset_id: `${title}0`, title_id: title, language: 'en', asset_type: 'template', workflow: 'partner' },
    ]),
    asset_versions: titles.flatMap((id) => [
      { version_id: id, asset_id: id, version: 1 },
      { version_id: `${id}0`, asset_id: `${id}0`, version: 1 },
    ]),
    timed_text_events: texts.flatMap(({ title, ordinal, seconds, sourceSeconds, own, source }) => [
      lineOf(title, ordinal, seconds, own),
      lineOf(`${title}0`, ordinal, sourceSeconds, source),
    ]),
    ...more,
    engagement_segments: [
      {
        segment_id: 's',
        window_start: '2026-01-01',
        window_end: '2026-03-01',
        profile_match: 'unknown',
        audio_context: 'foreign_original',
        subtitles_on: true,
      },
    ],
    line_engagement: texts.map(({ title, ordinal, own, seconds, source, sourceSeconds }) => ({
      version_id: title,
      ordinal,
      segment_id: 's',
      exposures: 1_000_000,
      // To the whole event, so that no chance is in it.
      rewinds: Math.round(
        1000 *
          Math.exp(planted.cps * (own / seconds) + planted.speech * Math.log(source / sourceSeconds / 18)),
      ),
      pauses: null,
      exits: null,
      text_offs: null,
      audio_switches: null,
    })),
  });
}

const allLinks = texts.map(({ title, ordinal }) => ({
  version_id: title,
  ordinal,
  to_version_id: `${title}0`,
  to_ordinal: ordinal,
  relation: 'translation_of',
}));

let open: SmallPackage;
beforeAll(async () => {
  open = await opened({ event_links: allLinks });
});
afterAll(() => open.engine.close());

async function study({ engine }: SmallPackage): Promise<LanguageStudy | undefined> {
  const question = {
    outcome: 'rewinds',
    languages: null,
    group: null,
    by: null,
    margin: 0.05,
    smallestThatMatters: null,
    seed: 1,
    draws: 39,
  } as const;
  return (await runStudy(engine, question))[0];
}

test('what is planted comes out where the speech rate is held equal, and not where it is not', async () => {
  const { finding = null, slopes } = (await study(open)) ?? {};
  const { lines, alone, speechRate, both } = finding?.source ?? {};
  expect(lines).toBe(titles.length * perTitle);
  expect(alone?.estimate).toBeGreaterThan(2 * planted.cps);
  // Each line is linked: without anything held equal it is the slope within titles.
  expect(
    Math.abs((alone?.estimate ?? Number.NaN) / (slopes?.within?.estimate ?? Number.NaN) - 1),
  ).toBeLessThan(1e-6);
  expect(Math.abs((speechRate?.estimate ?? Number.NaN) / planted.cps - 1)).toBeLessThan(0.05);
  expect(Math.abs((both?.estimate ?? Number.NaN) / planted.cps - 1)).toBeLessThan(0.05);
  expect(finding?.notControlled).toEqual([]);
});

test('without links nothing of the source is told, and it is said what is not controlled', async () => {
  const without = await opened({});
  const found = await study(without);
  await without.engine.close();
  expect(found?.finding).toMatchObject({ source: null, notControlled: ['speech_rate', 'reduction'] });
});
