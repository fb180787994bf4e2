import { expect, test } from 'vitest';
import { openSmallPackage } from '../../../datasets/tools/small-package.ts';
import { dialogue, film, rewindsAt, segment, subtitlesOf } from '../../../datasets/tools/small-rows.ts';
import { randomStream } from '../random.ts';
import { runStudy } from './run.ts';
import { usualQuestion } from './usual.ts';

const titles = Array.from({ length: 12 }, (_, i) => `t${String(i).padStart(2, '0')}`);
const linesEach = 30;

/** Titles in German and French, and in Spanish whose lines last as long as told, in milliseconds; each line has 400 exposures. */
async function studied(
  durationOf: (line: number) => number,
  rewindsOf = (draw: number) => 1 + Math.floor(draw * 9),
) {
  const versions = titles.flatMap((title) =>
    ['de', 'fr', 'es'].map((language) => ({ title, language, id: `${title}-${language}` })),
  );
  const random = randomStream(3, 'odd', 'lines');
  const lines = versions.flatMap(({ id, language }) =>
    Array.from({ length: linesEach }, (_, i) => {
      const start = i * 6000;
      const usual = 1000 + Math.round(random.next() * 3000);
      return {
        version_id: id,
        ordinal: i + 1,
        scene_id: `scene ${Math.floor(i / 5)}`,
        start_ms: start,
        end_ms: start + (language === 'es' ? durationOf(i) : usual),
        char_count: (language === 'es' ? 150 : 10) + Math.floor(random.next() * 40),
      };
    }),
  );
  const assets = versions.map(({ title, language, id }) => subtitlesOf(title, language, id));
  const open = await openSmallPackage({
    titles: titles.map(film),
    assets: assets.map(({ asset }) => asset),
    asset_versions: assets.map(({ version }) => version),
    timed_text_events: lines.map(dialogue),
    engagement_segments: [segment('s')],
    line_engagement: lines.map(({ version_id, ordinal }) =>
      rewindsAt({ version_id, ordinal }, 's', 400, rewindsOf(random.next())),
    ),
  });
  try {
    return await runStudy(open.engine, { ...usualQuestion, draws: 19 });
  } finally {
    await open.engine.close();
  }
}

test('a language whose lines all last as long does not keep the others from being studied', async () => {
  const found = await studied(() => 2000);
  expect(found.map(({ stratum }) => stratum.language).sort()).toEqual(['de', 'es', 'fr']);
  for (const { stratum, slopes } of found) expect(slopes.sameMoment?.se, stratum.language).toBeGreaterThan(0);
});

test('lines of a millisecond, thousands of times as fast as others, are studied', async () => {
  const found = await studied((line) => (line % 2 === 0 ? 1 : 2000 + line));
  expect(found.map(({ stratum }) => stratum.language).sort()).toEqual(['de', 'es', 'fr']);
});

test('where every line has the same rate no slope is found, which is no surprise', async () => {
  const found = await studied(
    (line) => 1000 + 60 * line,
    () => 400,
  );
  for (const { stratum, slopes } of found) {
    const { estimate = Number.NaN, p } = slopes.within ?? {};
    expect(Math.abs(estimate), stratum.language).toBeLessThan(1e-12);
    expect(p, stratum.language).toBe(1);
  }
});
