import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage } from '../../../datasets/tools/small-package.ts';
import { dialogue, film, rewindsAt, segment, subtitlesOf } from '../../../datasets/tools/small-rows.ts';
import { cellPassSql, readCells, type CellPoint, type CellSums } from './cell-pass.ts';
import { overviewSql, readOverview } from './overview.ts';
import { chosenStrata, readStrata, strataSql, type StrataWanted, type Stratum } from './strata.ts';
import { stratumOf } from './testing.ts';
import { titleSums } from './title-sums.ts';
import { workingCells } from './working-response.ts';

/** Lines of one version: when they start and end in ms, their characters, and what else is said of them. */
const lines = [
  { start_ms: 0, end_ms: 2000, char_count: 20 },
  { start_ms: 2400, end_ms: 4800, char_count: 48, scene_id: 'a' },
  { start_ms: 5000, end_ms: 6000, char_count: 18, scene_id: 'a' },
  { start_ms: 6000, end_ms: 6000, char_count: 5 },
  { start_ms: 7000, end_ms: 8000, char_count: 0 },
  { start_ms: 8000, end_ms: 9000, char_count: 12, event_type: 'on_screen_text' },
  { start_ms: 31_000, end_ms: 33_000, char_count: 30, zone: 'credits' },
  { start_ms: 40_000, end_ms: 44_000, char_count: 40, event_type: 'song' },
];

/** Exposures and rewinds of a line in a segment; null where suppressed. */
const counted = [
  [1, 'tv', 100, 4],
  [1, 'web', 50, 1],
  [1, 'off', 900, 90],
  [2, 'tv', 80, 2],
  [2, 'web', null, null],
  [3, 'tv', 60, 6],
  [4, 'tv', 50, 1],
  [5, 'tv', 50, 1],
  [6, 'tv', 50, 1],
  [7, 'tv', 50, 1],
  [8, 'tv', 40, 0],
  [8, 'dub', 30, 3],
] as const;

const context = { tv: 'foreign_original', web: 'foreign_original', off: 'unknown', dub: 'dub' };

let open: SmallPackage;
let strata: readonly Stratum[];
beforeAll(async () => {
  const own = subtitlesOf('t', 'fr', 'v');
  open = await openSmallPackage({
    titles: [film('t')],
    assets: [own.asset],
    asset_versions: [own.version],
    timed_text_events: lines.map((line, i) => dialogue({ version_id: 'v', ordinal: i + 1, ...line })),
    engagement_segments: Object.entries(context).map(([name, audio_context]) =>
      segment(name, { audio_context, subtitles_on: name !== 'off' }),
    ),
    line_engagement: counted.map(([ordinal, name, exposures, rewinds]) =>
      rewindsAt({ version_id: 'v', ordinal }, name, exposures, rewinds),
    ),
  });
  strata = readStrata(await open.engine.query(strataSql(true)));
});
afterAll(() => open.engine.close());

const keyOf = (audioContext: string): number =>
  strata.find((stratum) => stratum.audioContext === audioContext)?.key ?? Number.NaN;
const wanted = () => ({
  outcome: 'rewinds' as const,
  strata: [keyOf('foreign_original')],
  subtitlesOn: true,
  isRowPerLine: false,
});

test('strata are those that lines were watched in, those with the most exposures first', () => {
  expect(strata.map(({ audioContext, assetType, audience }) => [audioContext, assetType, audience])).toEqual([
    ['foreign_original', 'subtitle', 'adult'],
    ['dub', 'subtitle', 'adult'],
  ]);
});

test('a stratum knows whether each of its lines has one row', async () => {
  const off = readStrata(await open.engine.query(strataSql(false)));
  expect([...strata, ...off].map(({ audioContext, hasOneSegment }) => [audioContext, hasOneSegment])).toEqual(
    [
      ['foreign_original', false],
      ['dub', true],
      ['unknown', true],
    ],
  );
});

describe('the overview', () => {
  test('counts lines, not rows, and leaves out what is not read, has no speed or is suppressed', async () => {
    const overview = readOverview([await open.engine.query(overviewSql(wanted()))]).get(
      keyOf('foreign_original'),
    );
    // Lines 1, 2, 3 and 8: at 10, 20, 18 and 10 cps, with 150, 80, 60 and 40 exposures.
    expect(overview).toMatchObject({ lines: 4, titles: 1, exposures: 330, events: 13 });
    expect(overview?.meanSpeed).toBeCloseTo((150 * 10 + 80 * 20 + 60 * 18 + 40 * 10) / 330, 12);
    // Bins of a tenth, closed above.
    const bins = (overview?.histogram ?? []).map(({ from, ...of }) => ({
      tenths: Math.round(from * 10),
      ...of,
    }));
    expect(bins).toEqual([
      { tenths: 99, lines: 2, titles: 1, exposures: 190, events: 5, speed: 30 },
      { tenths: 179, lines: 1, titles: 1, exposures: 60, events: 6, speed: 18 },
      { tenths: 199, lines: 1, titles: 1, exposures: 80, events: 2, speed: 20 },
    ]);
  });

  test('has the same lines while subtitles were off as a stratum of their own', async () => {
    const off = {
      ...wanted(),
      strata: [...new Set([...strata.map(({ key }) => key), 1, 2, 3, 4])],
      subtitlesOn: false,
    };
    const found = readOverview([await open.engine.query(overviewSql(off))]);
    expect([...found.values()].map(({ lines: count, events }) => [count, events])).toEqual([[1, 90]]);
  });

  test('counts rows where each is a line', async () => {
    const dubbed = { ...wanted(), strata: [keyOf('dub')] };
    for (const isRowPerLine of [false, true]) {
      const found = readOverview([await open.engine.query(overviewSql({ ...dubbed, isRowPerLine }))]);
      expect(found.get(keyOf('dub'))).toMatchObject({ lines: 1, exposures: 30, events: 3 });
    }
  });
});

/** The rows that a pass reads, written out by hand: exposures, rewinds, cps, duration in s, and position (start by the last start, 40 s). */
const rows = [
  { n: 100, y: 4, cps: 10, seconds: 2, position: 0, share: (2.4 + 1 + 1 + 1) / 30 },
  { n: 50, y: 1, cps: 10, seconds: 2, position: 0, share: (2.4 + 1 + 1 + 1) / 30 },
  { n: 80, y: 2, cps: 20, seconds: 2.4, position: 0.06, share: (2 + 1 + 1 + 1) / 30 },
  { n: 60, y: 6, cps: 18, seconds: 1, position: 0.125, share: (2 + 2.4 + 1 + 1) / 30 },
  { n: 40, y: 0, cps: 10, seconds: 4, position: 1, share: 2 / 30 },
].map(({ n, y, cps, seconds, position, share }) => ({
  n,
  y,
  r: [
    cps - 12,
    Math.max(0, cps - 17),
    Math.log(seconds / 2.4),
    position - 0.5,
    (position - 0.5) ** 2,
    share - 0.5,
  ],
}));

const beta = [0.02, 0.1, 0.6, -0.3, 0.5, 0.2];
const etaOf = (r: readonly number[]): number => r.reduce((sum, value, i) => sum + value * (beta[i] ?? 0), 0);
const sumOver = (of: (row: (typeof rows)[number], e: number) => number): number =>
  rows.reduce((sum, row) => sum + of(row, row.n * Math.exp(etaOf(row.r))), 0);

/** Bins of half a character per second, so that one begins at the knot. */
const pointAt = (): CellPoint => ({
  stratum: keyOf('foreign_original'),
  centre: 12,
  knot: 17,
  width: 0.5,
  beta,
});
async function cellsAt(point: CellPoint): Promise<CellSums> {
  const cells = readCells([await open.engine.query(cellPassSql(wanted(), [point]))]).get(point.stratum);
  if (cells === undefined) throw new Error('The stratum has no cells.');
  return cells;
}

test("the sums of a step of Newton's method are those of rows written out by hand", async () => {
  const [group, ...more] = titleSums(await cellsAt(pointAt()), pointAt());
  expect(more).toEqual([]);
  expect(group).toMatchObject({ n: 4, y: 13 });
  expect(group?.e).toBeCloseTo(
    sumOver((_, e) => e),
    8,
  );
  for (let i = 0; i < 6; i += 1) {
    expect(group?.re[i]).toBeCloseTo(
      sumOver(({ r }, e) => (r[i] ?? 0) * e),
      8,
    );
    expect(group?.ry[i]).toBeCloseTo(
      sumOver(({ r, y }) => (r[i] ?? 0) * y),
      8,
    );
    for (let j = 0; j < 6; j += 1)
      expect(group?.ree.values[6 * i + j]).toBeCloseTo(
        sumOver(({ r }, e) => (r[i] ?? 0) * (r[j] ?? 0) * e),
        7,
      );
  }
});

test('the cells hold the sums of the working response, bin by bin', async () => {
  const cells = workingCells(await cellsAt(pointAt()), pointAt());
  const rate = 13 / sumOver((_, e) => e);
  expect(cells.map(({ bin, n }) => [bin, n])).toEqual([
    [19, 2],
    [35, 1],
    [39, 1],
  ]);
  for (const cell of cells) {
    const own = rows.filter(({ r }) => Math.ceil(((r[0] ?? 0) + 12) / 0.5 - 1e-9) - 1 === cell.bin);
    const sum = (of: (row: (typeof rows)[number], w: number, u: number) => number): number =>
      own.reduce((total, row) => {
        const w = rate * row.n * Math.exp(etaOf(row.r));
        return total + of(row, w, etaOf(row.r) + (row.y - w) / w);
      }, 0);
    const x = ({ r }: (typeof rows)[number]): number => r[0] ?? 0;
    expect(cell.w).toBeCloseTo(
      sum((_, w) => w),
      8,
    );
    expect(cell.wx).toBeCloseTo(
      sum((row, w) => w * x(row)),
      8,
    );
    expect(cell.wxx).toBeCloseTo(
      sum((row, w) => w * x(row) ** 2),
      7,
    );
    expect(cell.wu).toBeCloseTo(
      sum((_, w, u) => w * u),
      8,
    );
    expect(cell.wxu).toBeCloseTo(
      sum((row, w, u) => w * u * x(row)),
      7,
    );
    expect(cell.wuu).toBeCloseTo(
      sum((_, w, u) => w * u * u),
      7,
    );
    for (let i = 0; i < 4; i += 1) {
      expect(cell.wz[i]).toBeCloseTo(
        sum(({ r }, w) => w * (r[i + 2] ?? 0)),
        8,
      );
      expect(cell.wxz[i]).toBeCloseTo(
        sum((row, w) => w * x(row) * (row.r[i + 2] ?? 0)),
        7,
      );
      expect(cell.wzu[i]).toBeCloseTo(
        sum(({ r }, w, u) => w * u * (r[i + 2] ?? 0)),
        7,
      );
      for (let j = 0; j < 4; j += 1)
        expect(cell.wzz[4 * i + j]).toBeCloseTo(
          sum(({ r }, w) => w * (r[i + 2] ?? 0) * (r[j + 2] ?? 0)),
          7,
        );
    }
  }
});

describe('the strata to study', () => {
  const stratum = (key: number, language: string, rest: Partial<Stratum> = {}): Stratum =>
    stratumOf({ key, language, ...rest });
  const all = [
    stratum(1, 'de', { audioContext: 'same_language' }),
    stratum(2, 'de'),
    stratum(3, 'de', { audience: 'children' }),
    stratum(4, 'de', { assetType: 'sdh' }),
    stratum(5, 'fi', { audioContext: 'unknown' }),
  ];
  const keys = (languages: StrataWanted['languages'], by: StrataWanted['by']): number[] =>
    chosenStrata(all, { languages, group: null, by }).map(({ key }) => key);

  test('are subtitles for adults, with a foreign original where that was watched', () => {
    expect(keys(null, null)).toEqual([2, 5]);
    expect(keys(['fi'], null)).toEqual([5]);
  });

  test('are told apart by one part at a time', () => {
    expect(keys(['de'], 'audio_context')).toEqual([1, 2]);
    expect(keys(['de'], 'audience')).toEqual([2, 3]);
    expect(keys(['de'], 'asset_type')).toEqual([2, 4]);
  });

  test('of another kind or audience are heard as those lines were, not as the subtitles for adults', () => {
    const heard = [
      stratum(1, 'de'),
      stratum(2, 'de', { assetType: 'sdh', audioContext: 'same_language' }),
      stratum(3, 'de', { audience: 'children', audioContext: 'dub' }),
      stratum(4, 'de', { assetType: 'sdh', audience: 'children', audioContext: 'dub' }),
    ];
    const of = (wanted: Partial<StrataWanted>) =>
      chosenStrata(heard, { languages: null, group: null, by: null, ...wanted }).map(({ key }) => key);
    expect(of({ by: 'asset_type' })).toEqual([1, 2]);
    expect(of({ by: 'audience' })).toEqual([1, 3]);
    expect(of({ group: { assetType: 'sdh', audience: 'children' } })).toEqual([4]);
    expect(of({ group: { assetType: 'sdh', audience: 'adult' }, by: 'audience' })).toEqual([2, 4]);
  });

  test.each([
    ['of no stated audience', { audience: 'unknown' }],
    ['for children', { audience: 'children' }],
    ['for the deaf and hard of hearing', { assetType: 'sdh' }],
  ])('are lines %s where a package has no subtitles for adults', (_, rest) => {
    const has = [
      stratum(1, 'de', { assetType: 'forced_narrative', audience: 'children' }),
      stratum(2, 'de', rest),
    ];
    expect(chosenStrata(has, { languages: null, group: null, by: null }).map(({ key }) => key)).toEqual([2]);
  });
});
