import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  modelRows,
  openSmallPackage,
  rowsOf,
  type Rows,
  type SmallPackage,
} from '../../datasets/tools/small-package.ts';
import { answer } from '../semantic/answer.ts';
import { sampleLinesSql, type LineSample } from '../semantic/sample-lines.ts';

type Line = Readonly<Record<string, string | number | boolean | null>>;

/** A line whose text is withheld and whose measures are exported. */
const line = (startMs: number, endMs: number, chars: number | null, rest: Line = {}): Line => ({
  event_type: 'dialogue',
  start_ms: startMs,
  end_ms: endMs,
  char_count: chars,
  longest_line: chars,
  line_count: 1,
  word_count: 4,
  ...rest,
});

/** French at 24 frames a second; the guide allows 17 characters a second at delivery, 20 today. */
const french: readonly Line[] = [
  line(0, 2000, 34),
  line(2500, 4500, 34.5),
  line(4400, 5400, 21),
  line(6000, 6000, 5),
  line(7000, 6500, 5),
  line(2100, 3000, 9, { region: 'top' }),
  line(8000, 9500, null, {
    text: 'Oui, bien sûr !',
    longest_line: null,
    line_count: null,
    word_count: null,
  }),
  line(9583.333333333334, 10583.333333333334, 50, { longest_line: 43, line_count: 3 }),
  line(10625, 11500, null, { event_type: 'image' }),
  line(40000, 50000, null, { text: '[Anna] Oui, bien sûr !', longest_line: null, event_type: 'dub_line' }),
];

/** Children's German, at most 15 characters a second: lines that meet the limit to the frame, at 24 and 30 frames a second. */
const atTheLimit: readonly Line[] = [
  line(0, 2166.6666666666665, 32.5),
  line(1000, 5333.333333333333, 65),
  line(6000, 7033.333333333333, 15.5),
  line(8000, 10166.666666666666, 33),
  line(11000, 13166.666666666666, 32),
  line(5500, 5600, null, { event_type: 'on_screen_text' }),
  line(9000, 9100, null, { event_type: 'forced_narrative' }),
];

const numbered = (version: string, lines: readonly Line[]): Rows =>
  lines.map((each, i) => ({ version_id: version, ordinal: i + 1, ...each }));

const limits = (language: string, audience: string, validFrom: string, maxCps: number): Rows[number] => ({
  guide: 'house',
  scope: 'translation',
  language,
  audience,
  asset_type: 'subtitle',
  valid_from: validFrom,
  max_cps: maxCps,
  max_chars_per_line: 42,
  max_lines: 2,
  min_duration_ms: 1000,
  max_duration_ms: 7000,
  min_gap_frames: 2,
  count_mode: 'grapheme',
  citation: 'page 1',
});

const link = (ordinal: number, toOrdinal: number, relation = 'translation_of') => ({
  version_id: 'fr',
  ordinal,
  to_version_id: 'en',
  to_ordinal: toOrdinal,
  relation,
});

let open: SmallPackage;
let lines: Awaited<ReturnType<typeof modelRows>>;
beforeAll(async () => {
  const asset = { asset_type: 'subtitle', workflow: 'partner' };
  const version = { version: 1, delivered_on: '2022-01-01', frame_rate_num: 24, frame_rate_den: 1 };
  open = await openSmallPackage(
    {
      titles: [
        { title_id: 'adult', name: 'A', content_type: 'film', audience: 'adult' },
        { title_id: 'children', name: 'B', content_type: 'film', audience: 'children' },
      ],
      assets: [
        { asset_id: 'fr', title_id: 'adult', language: 'fr', ...asset },
        { asset_id: 'de', title_id: 'children', language: 'de', ...asset },
        { asset_id: 'en', title_id: 'adult', language: 'en', ...asset },
      ],
      asset_versions: ['fr', 'de', 'en'].map((id) => ({ version_id: id, asset_id: id, ...version })),
      timed_text_events: [
        ...numbered('fr', french),
        ...numbered('de', atTheLimit),
        ...numbered('en', [line(0, 1000, 30), line(1000, 2500, 20), line(2500, 3000, 70)]),
      ],
      event_links: [link(1, 1), link(1, 2), link(2, 3, 'same_moment')],
      style_limits: [
        limits('fr', 'adult', '2020-01-01', 17),
        limits('fr', 'adult', '2023-01-01', 20),
        limits('de', 'children', '2020-01-01', 15),
      ],
    },
    { guide: 'house' },
  );
  lines = await modelRows(open, 'line_reading');
});
afterAll(() => open.engine.close());

/** A line by its version and place. The versions are numbered by their ids: de, en, fr. */
function row(version: 'de' | 'en' | 'fr', ordinal: number): Line {
  const key = ['de', 'en', 'fr'].indexOf(version) + 1;
  const found = lines.find((each) => each['version_key'] === key && each['ordinal'] === ordinal);
  if (found === undefined) throw new Error(`There is no line ${ordinal} in ${version}.`);
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );
}

describe('a line', () => {
  test('exactly at its limit is not over it', () => {
    expect(row('fr', 1)).toMatchObject({
      duration_ms: 2000,
      cps: 17,
      speed_ratio: 1,
      is_over_limit: false,
      is_over_limit_today: false,
      wpm: 120,
    });
  });

  test('half a character above its limit is over it, and may be within the limit of today', () => {
    expect(row('fr', 2)).toMatchObject({ cps: 17.25, is_over_limit: true, is_over_limit_today: false });
    expect(row('fr', 2)['speed_ratio']).toBeCloseTo(17.25 / 17, 12);
    expect(row('fr', 3)).toMatchObject({ cps: 21, is_over_limit: true, is_over_limit_today: true });
  });

  test.each([
    [1, false],
    [2, false],
    [3, false],
    [4, true],
    [5, false],
  ])(
    'meets a limit to the frame, although its duration is no whole number of milliseconds: %i',
    (ordinal, over) => {
      expect(row('de', ordinal)['is_over_limit']).toBe(over);
    },
  );

  test.each([4, 5])('without a duration above 0 has no speed: %i', (ordinal) => {
    expect(row('fr', ordinal)).toMatchObject({
      cps: null,
      cps_nospace: null,
      wpm: null,
      speed_ratio: null,
      is_over_limit: null,
      is_over_limit_today: null,
      is_too_short: true,
    });
    expect(row('fr', ordinal)['duration_ms']).toBe(ordinal === 4 ? 0 : -500);
  });

  test('with a text is counted: whole, without its spaces, and what is spoken alone', () => {
    expect(row('fr', 7)).toMatchObject({
      char_count: 15,
      char_count_nospace: 12,
      char_count_dialogue: 15,
      longest_line: 15,
      line_count: 1,
      word_count: 4,
      cps: 10,
      cps_nospace: 8,
      cps_dialogue: 10,
      wpm: 160,
      is_over_limit: false,
    });
    expect(row('fr', 10)).toMatchObject({ char_count: 22, char_count_dialogue: 15, cps_dialogue: 1.5 });
  });

  test('without counts has no speed', () => {
    expect(row('fr', 9)).toMatchObject({ cps: null, is_over_limit: null, is_over_line_length: null });
  });

  test('breaks the other limits of its guide where it does', () => {
    expect(row('fr', 8)).toMatchObject({
      is_over_line_length: true,
      is_over_line_count: true,
      is_too_short: false,
      is_too_long: false,
    });
    expect(row('fr', 9)).toMatchObject({ is_too_short: true });
    expect(row('fr', 10)).toMatchObject({ is_too_long: true, is_subtitle: false });
    expect(row('fr', 1)).toMatchObject({
      is_over_line_length: false,
      is_over_line_count: false,
      is_subtitle: true,
    });
  });

  test('without a limit breaks none', () => {
    expect(row('en', 1)).toMatchObject({
      cps: 30,
      max_cps: null,
      speed_ratio: null,
      is_over_limit: null,
      is_too_short: null,
    });
  });
});

describe('the gap', () => {
  test('is to the next line of the same version and region', () => {
    expect(row('fr', 1)['gap_ms']).toBe(500);
    expect(row('fr', 6)['gap_ms']).toBeNull();
    expect(row('fr', 10)['gap_ms']).toBeNull();
    expect(row('en', 1)['gap_ms']).toBe(0);
  });

  test('is to the next line of the same role: what is written in the picture stands beside what is spoken', () => {
    expect(row('de', 2)['gap_ms']).toBeCloseTo(2000 / 3, 9);
    expect(row('de', 6)['gap_ms']).toBe(3400);
    expect(row('de', 7)['gap_ms']).toBeNull();
  });

  test('is below 0 where lines overlap', () => {
    expect(row('fr', 2)).toMatchObject({ gap_ms: -100, is_gap_too_short: true, is_overlapping: true });
    expect(row('fr', 1)).toMatchObject({ is_overlapping: false, is_chained: false });
    expect(row('fr', 6)).toMatchObject({ is_overlapping: null, is_chained: null });
  });

  test('is counted in whole frames: two are enough, one is not', () => {
    expect(row('fr', 7)['gap_ms']).toBeCloseTo(1000 / 12, 9);
    expect(row('fr', 7)).toMatchObject({ is_gap_too_short: false, is_chained: true });
    expect(row('fr', 8)['gap_ms']).toBeCloseTo(1000 / 24, 9);
    expect(row('fr', 8)).toMatchObject({ is_gap_too_short: true, is_chained: false });
  });
});

test('the density of speech is what the other lines of the half minute take of it', () => {
  expect(row('en', 1)['speech_density']).toBeCloseTo(2000 / 30_000, 12);
  expect(row('en', 3)['speech_density']).toBeCloseTo(2500 / 30_000, 12);
  expect(row('fr', 10)['speech_density']).toBe(0);
});

test('a translation is measured against the lines that it translates, and no others', () => {
  expect(row('fr', 1)).toMatchObject({
    source_char_count: 50,
    source_duration_ms: 2500,
    reduction_ratio: 34 / 50,
    source_speech_rate: 20,
  });
  expect(row('fr', 2)).toMatchObject({
    source_char_count: null,
    reduction_ratio: null,
    source_speech_rate: null,
  });
});

test('every line has one row', () => {
  expect(lines).toHaveLength(french.length + atTheLimit.length + 3);
});

test('metrics of lines leave out what is spoken, and rates what has no limit', async () => {
  const { rows } = await answer(
    open.engine,
    open.definitions,
    {
      metrics: ['lines', 'median_cps', 'p95_cps', 'over_limit_share', 'titles'],
      by: ['language'],
      where: [],
      order: [],
      limit: null,
    },
    { package: '', as_of: '', default_guide: null, engine: '', app: '' },
  );
  const byLanguage = new Map(rows.map(([language, ...rest]) => [language, rest]));
  // French speeds in order: 10, 10, 17, 17.25, 21, 50; the 95th percentile lies three quarters of the way from 21 to 50.
  expect(byLanguage.get('fr')).toEqual([9, 17.125, 21 + 0.75 * 29, 3 / 6, null, null, 6, 1]);
  expect(byLanguage.get('de')?.[3]).toBe(1 / 5);
  expect(byLanguage.get('en')).toEqual([3, 30, expect.closeTo(30 + 0.9 * 110, 9), null, null, null, 0, 1]);
});

describe('sample lines', () => {
  const sample = async (rest: Partial<LineSample>): Promise<string[]> => {
    const asked: LineSample = {
      language: 'fr',
      measure: 'cps',
      from: 0,
      to: 100,
      filters: [],
      limit: 20,
      ...rest,
    };
    const found = await rowsOf(open.engine, sampleLinesSql(asked, open.definitions));
    return found.map((each) => `${String(each['version_id'])} ${String(each['ordinal'])}`);
  };

  test('are the fastest of a range, its upper end left out', async () => {
    expect(await sample({})).toEqual(['fr 8', 'fr 3', 'fr 2', 'fr 1', 'fr 6', 'fr 7']);
    expect(await sample({ from: 10, to: 21 })).toEqual(['fr 2', 'fr 1', 'fr 6', 'fr 7']);
    expect(await sample({ limit: 2 })).toEqual(['fr 8', 'fr 3']);
  });

  test('go by any measure', async () => {
    expect(await sample({ measure: 'longest_line', from: 40 })).toEqual(['fr 8']);
    expect(await sample({ measure: 'speed_ratio', from: 1, to: 1.1 })).toEqual(['fr 2', 'fr 1']);
    expect(await sample({ measure: 'wpm', from: 160, to: 161 })).toEqual(['fr 7']);
  });

  test('keep to the filters that reach lines, whatever is in them', async () => {
    const only = (dimension: string, ...values: string[]) =>
      sample({ filters: [{ dimension, op: 'in', values }] });
    expect(await only('title', 'adult')).toHaveLength(6);
    expect(await only('title', "'; DROP TABLE core.title; --", '\n')).toEqual([]);
    expect(await only('country', 'FR')).toHaveLength(6);
    expect(await sample({ language: "fr' OR TRUE --" })).toEqual([]);
  });

  test('have the text of the line, whether it is over its limit, and the name of its title', async () => {
    const sql = sampleLinesSql(
      { language: 'fr', measure: 'wpm', from: 160, to: 161, filters: [], limit: 1 },
      open.definitions,
    );
    expect(await rowsOf(open.engine, sql)).toMatchObject([
      {
        version_id: 'fr',
        ordinal: 7,
        text: 'Oui, bien sûr !',
        title: 'A',
        start_ms: 8000,
        duration_ms: 1500,
        measure: 160,
        is_over_limit: false,
      },
    ]);
  });
});
