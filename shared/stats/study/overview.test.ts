import { expect, test } from 'vitest';
import { openSmallPackage } from '../../../datasets/tools/small-package.ts';
import { dialogue, film, rewindsAt, segment, subtitlesOf } from '../../../datasets/tools/small-rows.ts';
import { overviewSql, readOverview } from './overview.ts';
import { pooledRows } from './testing.ts';

/** Lines at 12.5 cps, which stands in a bin of its own, at 12.531.. and 12.575.., which share one, and at 12.8. */
const lines = [
  { duration: 2000, characters: 25, exposures: 100, rewinds: 4 },
  { duration: 1995, characters: 25, exposures: 300, rewinds: 1 },
  { duration: 1988, characters: 25, exposures: 50, rewinds: 5 },
  { duration: 5000, characters: 64, exposures: 40, rewinds: 2 },
];

test('the bins of a title keep the moments of their speeds, and the speeds of their events', async () => {
  const { asset, version } = subtitlesOf('t', 'fr', 'v');
  const { engine } = await openSmallPackage({
    titles: [film('t')],
    assets: [asset],
    asset_versions: [version],
    timed_text_events: lines.map(({ duration, characters }, i) =>
      dialogue({
        version_id: 'v',
        ordinal: i + 1,
        start_ms: 6000 * i,
        end_ms: 6000 * i + duration,
        char_count: characters,
      }),
    ),
    engagement_segments: [segment('tv', { audio_context: 'foreign_original', subtitles_on: true })],
    line_engagement: lines.map(({ exposures, rewinds }, i) =>
      rewindsAt({ version_id: 'v', ordinal: i + 1 }, 'tv', exposures, rewinds),
    ),
  });
  const wanted = { outcome: 'rewinds', subtitlesOn: true, strata: [1], isRowPerLine: true } as const;
  const [overview] = readOverview([await engine.query(overviewSql(wanted))]).values();
  // By hand, about the mean of the second and third line.
  const [slow, middle, fast] = [12.5, 25000 / 1995, 25000 / 1988];
  const mean = (300 * middle + 50 * fast) / 350;
  const moment = (power: number): number =>
    (300 * (middle - mean) ** power + 50 * (fast - mean) ** power) / 350;
  const { n, y, cps, variance, third, yCps } = overview?.byTitle ?? pooledRows([]);
  expect([...n]).toEqual([100, 350, 40]);
  expect([...y]).toEqual([4, 6, 2]);
  expect(cps[0]).toBeCloseTo(slow, 12);
  expect(variance[0]).toBeCloseTo(0, 12);
  expect(third[0]).toBeCloseTo(0, 11);
  expect(yCps[0]).toBeCloseTo(4 * slow, 12);
  expect(cps[1]).toBeCloseTo(mean, 12);
  expect(variance[1]).toBeCloseTo(moment(2), 12);
  expect(third[1]).toBeCloseTo(moment(3), 11);
  expect(yCps[1]).toBeCloseTo(1 * middle + 5 * fast, 12);
  await engine.close();
});
