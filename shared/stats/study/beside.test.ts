import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage } from '../../../datasets/tools/small-package.ts';
import { dialogue, film, subtitlesOf } from '../../../datasets/tools/small-rows.ts';
import { neighbours } from './beside.ts';
import { columnsOf } from './columns.ts';

/** Lines of one version: when they start, how long they last in ms, their characters, and their scene. */
const lines = {
  't-de': [
    [0, 1000, 10, 'first'],
    [2000, 2000, 30, 'first'],
    [5000, 1000, 20, 'second'],
    [7000, 1000, 9, 'third'],
  ],
  't-ja': [
    [0, 2000, 8, 'first'],
    [5000, 1000, 6, 'second'],
    [9000, 1000, 4, 'credits'],
  ],
  't-sv': [
    [0, 1000, 12, 'first'],
    [5000, 1000, 12, 'second'],
  ],
  'u-de': [
    [0, 1000, 10, 'other'],
    [2000, 1000, 12, 'other'],
  ],
} as const;

let open: SmallPackage;
beforeAll(async () => {
  const versions = Object.keys(lines).map((id) => subtitlesOf(id[0] ?? '', id.slice(2), id));
  open = await openSmallPackage(
    {
      titles: ['t', 'u'].map(film),
      assets: versions.map(({ asset }) => asset),
      asset_versions: versions.map(({ version }) => version),
      timed_text_events: Object.entries(lines).flatMap(([version_id, own]) =>
        own.map(([start_ms, duration, char_count, scene_id], i) =>
          dialogue({
            version_id,
            ordinal: i + 1,
            zone: scene_id === 'credits' ? 'credits' : 'body',
            scene_id,
            start_ms,
            end_ms: start_ms + duration,
            char_count,
          }),
        ),
      ),
      style_limits: [
        ['de', 15],
        ['ja', 5],
      ].map(([language = '', max_cps = 0]) => ({
        guide: 'g',
        scope: 'translation',
        language,
        audience: 'adult',
        asset_type: 'subtitle',
        valid_from: '2020-01-01',
        max_cps,
        count_mode: 'grapheme',
        citation: 'p. 1',
      })),
    },
    { guide: 'g' },
  );
});
afterAll(() => open.engine.close());

async function besideOf(assetTypes: readonly string[]): Promise<unknown[]> {
  const { sql, names } = neighbours(assetTypes);
  const found = columnsOf(
    await open.engine.query(
      `WITH ${sql()} SELECT version.version_id, line.ordinal, beside.*
       FROM beside
       JOIN core.line_reading AS line ON line.version_key * CAST(4294967296 AS BIGINT) + line.ordinal = beside.line
       JOIN core.text_version AS version ON version.version_key = line.version_key
       ORDER BY version.version_id, line.ordinal`,
    ),
  );
  const [next = '', others = ''] = names;
  return found
    .texts('version_id')
    .map((version, i) => [
      version,
      found.numbers('ordinal')[i],
      found.numbers(next)[i],
      Number(found.numbers(others)[i]?.toFixed(9)),
    ]);
}

test('the next line of the version, and the other languages of the scene by their own limits', async () => {
  expect(await besideOf(['subtitle'])).toEqual([
    // The first scene in Japanese: 4 cps of 5, and Swedish has no limit to measure by.
    ['t-de', 1, 15, 0.8 * 15],
    ['t-de', 2, 20, 0.8 * 15],
    // The second: 6 of 5.
    ['t-de', 3, 9, 1.2 * 15],
    // The third scene has one language, and the last line no next one; Japanese: 10 and 15 of 15 in the first scene.
    ['t-ja', 1, 6, Number((((10 / 15 + 15 / 15) / 2) * 5).toFixed(9))],
    // The line after the second is a credit. Title u has no other language.
    ['u-de', 1, 12, 0],
  ]);
});

test('another kind of lines has none', async () => {
  expect(await besideOf(['sdh'])).toEqual([]);
  expect(await besideOf([])).toEqual([]);
});
