import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage } from '../../../datasets/tools/small-package.ts';
import { dialogue, film, rewindsAt, segment, subtitlesOf } from '../../../datasets/tools/small-rows.ts';
import { readSpeedCells, speedCellsSql } from './speed-cells.ts';
import { readStrata, strataSql } from './strata.ts';

/** Titles with when their version was delivered, and the exposures and rewinds of its lines: two at 10 cps and one at 20. */
const titles = [
  {
    id: 'old',
    delivered_on: '2022-12-31',
    counted: [
      [100, 4],
      [50, 2],
      [50, 0],
    ],
  },
  {
    id: 'new',
    delivered_on: '2023-01-01',
    counted: [
      [300, 3],
      [100, 1],
      [100, 1],
    ],
  },
  {
    id: 'undated',
    delivered_on: null,
    counted: [
      [10, 1],
      [10, 0],
      [20, 1],
    ],
  },
] as const;

const lines = [
  { start_ms: 0, end_ms: 2000, char_count: 20 },
  { start_ms: 3000, end_ms: 4000, char_count: 10 },
  { start_ms: 5000, end_ms: 7400, char_count: 48 },
];

function limitFrom(valid_from: string, max_cps: number) {
  const scope = { guide: 'house', scope: 'translation', language: 'fr', audience: 'adult' };
  return {
    ...{ ...scope, asset_type: 'subtitle', valid_from, max_cps, max_chars_per_line: 42 },
    ...{ count_mode: 'grapheme', citation: `House guide of ${valid_from}` },
  };
}

let open: SmallPackage;
beforeAll(async () => {
  const owned = titles.map(({ id, delivered_on }) => {
    const { asset, version } = subtitlesOf(id, 'fr', id);
    return { asset, version: { ...version, delivered_on } };
  });
  open = await openSmallPackage(
    {
      titles: titles.map(({ id }) => film(id)),
      assets: owned.map(({ asset }) => asset),
      asset_versions: owned.map(({ version }) => version),
      style_limits: [limitFrom('2020-01-01', 17), limitFrom('2023-01-01', 20)],
      timed_text_events: titles.flatMap(({ id }) =>
        lines.map((line, i) => dialogue({ version_id: id, ordinal: i + 1, ...line })),
      ),
      engagement_segments: [segment('tv')],
      line_engagement: titles.flatMap(({ id, counted }) =>
        counted.map(([exposures, rewinds], i) =>
          rewindsAt({ version_id: id, ordinal: i + 1 }, 'tv', exposures, rewinds),
        ),
      ),
    },
    { guide: 'house' },
  );
});
afterAll(() => open.engine.close());

test('lines are summed by speed and by whether they were delivered under the limit; without one they count as if they had been', async () => {
  const [stratum] = readStrata(await open.engine.query(strataSql(true)));
  expect(stratum?.limit).toBe(20);
  // Nothing moves the rate but the title: of 200 exposures 6, of 500 5, and of 40 2.
  const key = stratum?.key ?? Number.NaN;
  const point = { stratum: key, centre: 10, knot: 20, limit: 20, beta: [0, 0, 0, 0, 0, 0] };
  const read = readSpeedCells(await open.engine.query(speedCellsSql({ outcome: 'rewinds' }, [point])));
  const cells = read.get(key) ?? [];
  const sums = (isUnderLimit: boolean, bin: number) =>
    cells
      .filter((cell) => cell.isUnderLimit === isUnderLimit && cell.bin === bin)
      .reduce<[number, number, number]>(
        ([count, expected, squares], cell) => [
          count + cell.lines,
          expected + cell.expected,
          squares + cell.expectedSquares,
        ],
        [0, 0, 0],
      );
  // 10 cps is the upper edge of bin 99.
  const [slowOld, fastOld] = [sums(false, 99), sums(false, 199)];
  expect(slowOld[0]).toBe(2);
  expect(slowOld[1]).toBeCloseTo(3 + 1.5, 12);
  expect(slowOld[2]).toBeCloseTo(3 ** 2 + 1.5 ** 2, 12);
  expect(fastOld[0]).toBe(1);
  const [slow, fast] = [sums(true, 99), sums(true, 199)];
  expect(slow[0]).toBe(4);
  expect(slow[1]).toBeCloseTo(3 + 1 + 0.5 + 0.5, 12);
  expect(slow[2]).toBeCloseTo(9 + 1 + 0.25 + 0.25, 12);
  expect(fast[0]).toBe(2);
  expect(fast[2]).toBeCloseTo(1 + 1, 12);
});
