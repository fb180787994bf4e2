import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Filter } from '../workspace/filter.ts';
import { openSmallPackage, rowsOf, type SmallPackage } from '../../datasets/tools/small-package.ts';
import {
  lineColumns,
  listedLinesSql,
  linesPageSql,
  lineVersionsSql,
  shotChangesSql,
  versionLinesSql,
  type LineBound,
  type LinesQuestion,
} from './lines-list.ts';

const texts = ['One', 'Two words', 'Three whole words', 'A much longer line than all of the others here', ''];
const lines = ['v1', 'v2'].flatMap((version_id, v) =>
  Array.from({ length: 23 }, (_, i) => ({
    version_id,
    ordinal: i + 1,
    event_type: 'dialogue',
    start_ms: i * 3000,
    // Durations that no decimal number is: pages must not lose a line for the last bit of its speed.
    end_ms: i * 3000 + (i % 7 === 6 ? 0 : 1000 + (i * 1000) / 3 / (v + 1)),
    text: texts[(i + v) % texts.length] ?? '',
  })),
);

let open: SmallPackage;
beforeAll(async () => {
  open = await openSmallPackage(
    {
      titles: [{ title_id: 't', name: "L'été", content_type: 'film', audience: 'adult' }],
      assets: [
        { asset_id: 'a1', title_id: 't', language: 'fr', asset_type: 'subtitle' },
        { asset_id: 'a2', title_id: 't', language: 'de', asset_type: 'sdh' },
      ],
      asset_versions: [
        { version_id: 'v1', asset_id: 'a1', version: 1, delivered_on: '2026-01-01' },
        { version_id: 'v2', asset_id: 'a2', version: 1, delivered_on: '2026-01-01' },
      ],
      timed_text_events: lines,
      shot_changes: [100, 24].map((frame) => ({ title_id: 't', frame })),
      style_limits: [
        {
          ...{
            guide: 'house',
            scope: 'translation',
            language: 'fr',
            audience: 'adult',
            asset_type: 'subtitle',
          },
          ...{ valid_from: '2020-01-01', max_cps: 5, count_mode: 'grapheme', citation: 'page 1' },
        },
      ],
    },
    { guide: 'house' },
  );
});
afterAll(() => open.engine.close());

const all: LinesQuestion = { filters: [], version: null, finding: null, sort: 'place' };
type Row = Readonly<Record<string, unknown>>;

/** Reads a list page by page, as the screen does. */
async function paged(question: LinesQuestion, pageSize: number): Promise<{ rows: Row[]; counted: number }> {
  const listed = await rowsOf(open.engine, listedLinesSql(question, open.definitions));
  const starts = listed.filter((_, place) => place % pageSize === 0);
  const bounds = starts.map((row): LineBound => ({
    sorted: Number(row['sorted']),
    versionKey: Number(row['version_key']),
    ordinal: Number(row['ordinal']),
  }));
  const rows: Row[] = [];
  for (const [i, first] of bounds.entries()) {
    const page = await rowsOf(
      open.engine,
      linesPageSql(question, open.definitions, first, bounds[i + 1] ?? null),
    );
    expect(page.length).toBe(Math.min(pageSize, listed.length - i * pageSize));
    rows.push(...page);
  }
  return { rows, counted: listed.length };
}

const placeOf = (row: Row): string => `${String(row['version_id'])} ${String(row['ordinal'])}`;

describe('a list of lines', () => {
  test('read in pages is every line once, in the order of the files', async () => {
    const { rows, counted } = await paged(all, 5);
    expect(counted).toBe(46);
    expect(rows.map(placeOf)).toEqual(lines.map((line) => `${line.version_id} ${line.ordinal}`));
  });

  test.each([1, 4, 46, 100])(
    'sorted by speed in pages of %i has the fastest first and those without a speed last',
    async (size) => {
      const { rows } = await paged({ ...all, sort: 'cps' }, size);
      // Counted here, by hand of the rule: letters of the text for each second.
      const speed = (line: (typeof lines)[number]): number | null =>
        line.end_ms === line.start_ms ? null : (line.text.length * 1000) / (line.end_ms - line.start_ms);
      const expected = lines.map(speed).toSorted((a, b) => (b ?? -1) - (a ?? -1));
      rows.forEach((row, i) => {
        const [found, wanted] = [row['cps'], expected[i] ?? null];
        if (wanted === null) expect(found).toBe(null);
        else expect(found).toBeCloseTo(wanted, 6);
      });
      expect(new Set(rows.map(placeOf)).size).toBe(46);
    },
  );

  test('keeps to a version, a finding and filters', async () => {
    const over = lines.filter(
      (line) =>
        line.version_id === 'v1' &&
        line.text.length * 1000 > 5 * (line.end_ms - line.start_ms) &&
        line.end_ms > line.start_ms,
    );
    const { rows } = await paged({ ...all, finding: 'is_over_limit' }, 3);
    expect(rows.map(placeOf)).toEqual(over.map((line) => `v1 ${line.ordinal}`));
    expect(over.length).toBeGreaterThan(3);
    expect((await paged({ ...all, version: 'v2' }, 50)).rows).toHaveLength(23);
    expect((await paged({ ...all, version: "v2' OR TRUE --" }, 50)).rows).toEqual([]);
    const german: Filter = { dimension: 'language', op: 'in', values: ['de'] };
    expect(
      (await paged({ ...all, filters: [german] }, 50)).rows.every((row) => row['version_id'] === 'v2'),
    ).toBe(true);
  });

  test('has of a line its text, its measures, and the limit with who says so', async () => {
    const { rows } = await paged({ ...all, version: 'v1', sort: 'longest_line' }, 2);
    expect(Object.keys(rows[0] ?? {})).toEqual(expect.arrayContaining([...lineColumns, 'text']));
    expect(rows[0]).toMatchObject({
      text: 'A much longer line than all of the others here',
      title: "L'été",
      language: 'fr',
      longest_line: 46,
      max_cps: 5,
      citation: 'page 1',
    });
  });
});

test('the versions whose lines there are', async () => {
  expect(await rowsOf(open.engine, lineVersionsSql([], open.definitions))).toEqual([
    { version_id: 'v2', title: "L'été", language: 'de', asset_type: 'sdh' },
    { version_id: 'v1', title: "L'été", language: 'fr', asset_type: 'subtitle' },
  ]);
});

test('the shot changes of the title of a version', async () => {
  const frames = async (version: string): Promise<unknown[]> =>
    (await rowsOf(open.engine, shotChangesSql(version))).map(({ frame }) => frame);
  expect(await frames('v1')).toEqual([24, 100]);
  expect(await frames("v1' OR TRUE --")).toEqual([]);
});

test('all lines of a version, in the order in which they are shown', async () => {
  const rows = await rowsOf(open.engine, versionLinesSql('v2', open.definitions));
  expect(rows.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
});
