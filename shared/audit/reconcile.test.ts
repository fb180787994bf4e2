import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage } from '../../datasets/tools/small-package.ts';
import { TABLES } from '../package/tables.ts';
import { answer } from '../semantic/answer.ts';
import type { Definitions } from '../semantic/definitions.ts';
import { grainOf, reconcile, type LegacyValue, type Reconciliation } from './reconcile.ts';
import { Coverer, vocabularyOf } from './vocabulary.ts';

/** Views of one English title: in September, French subtitles for a German profile; the original in the other rows. */
const viewing = [
  {
    week_start: '2026-09-07',
    profile_language: 'de',
    text_language: 'fr',
    text_type: 'subtitle',
    views: 30,
    hours: 10.25,
  },
  {
    week_start: '2026-09-14',
    profile_language: 'fr',
    text_language: null,
    text_type: 'off',
    views: 50,
    hours: 20,
  },
  {
    week_start: '2026-10-05',
    profile_language: 'fr',
    text_language: 'fr',
    text_type: 'subtitle',
    views: 7,
    hours: 3,
  },
].map(({ hours, ...row }, i) => ({
  view_row_id: i + 1,
  title_id: 't',
  country: 'FR',
  audio_language: 'en',
  audio_type: 'original',
  selection: 'explicit',
  completers: 0,
  view_hours: hours,
  ...row,
}));

let data: SmallPackage;
/** The shipped definitions, with views as another way to count hours: what a variant is. */
let definitions: Definitions;
beforeAll(async () => {
  data = await openSmallPackage({
    titles: [{ title_id: 't', name: 'T', content_type: 'film' }],
    title_original_languages: [{ title_id: 't', language: 'en', is_primary: true }],
    viewing,
  });
  const views = data.definitions.metrics.get('views');
  if (views === undefined) throw new Error('There is no metric views.');
  const variant = { ...views, name: 'hours_as_views', variantOf: 'view_hours' };
  definitions = {
    ...data.definitions,
    metrics: new Map([...data.definitions.metrics, ['hours_as_views', variant]]),
  };
});
afterAll(() => data.engine.close());

type Shown = readonly [label: string, language: string | null, period: string | null, value: number];

function reconciled(...shown: Shown[]): Promise<Reconciliation[]> {
  const values = shown.map(([label, language, period, value], i): LegacyValue => {
    return { valueId: `w${i + 1}`, dashboardId: 'b', label, partner: null, language, period, value };
  });
  const coverer = new Coverer(vocabularyOf(definitions, TABLES));
  return reconcile(values, definitions, coverer, (query) =>
    answer(data.engine, definitions, query, {
      app: '',
      engine: '',
      package: '',
      as_of: '',
      default_guide: null,
    }),
  );
}

test('each value stands beside ours at its language and period, with what explains it', async () => {
  const [hours] = await reconciled(
    ['Hours viewed', 'fr', '2026-09-01', 10.3],
    ['Hours viewed', 'en', '2026-09-01', 20],
    ['Hours viewed', 'fr', '2026-10-01', 7],
    ['Hours viewed', 'de', '2026-09-01', 10.2],
    ['Hours viewed', 'en', '2026-10-01', 1],
    ['Hours viewed', 'fr', '2026-11-01', 5],
  );
  expect(hours?.metric).toBe('view_hours');
  expect(
    hours?.values.map(({ ours, difference, verdict, rule }) => [ours, difference, verdict, rule]),
  ).toEqual([
    // 10.25 rounds to 10.3 or to 10.2.
    [10.25, expect.closeTo(0.05, 9), 'agrees', null],
    [20, 0, 'agrees', null],
    [3, 4, 'explained', { metric: 'hours_as_views', dimensions: [] }],
    [null, null, 'explained', { metric: 'view_hours', dimensions: ['profile_language'] }],
    [null, null, 'no_figure', null],
    [null, null, 'no_figure', null],
  ]);
});

test('a value that nothing gives is unexplained, however near it comes', async () => {
  const [hours] = await reconciled(['Hours viewed', null, null, 33.26], ['Hours viewed', null, null, 33.25]);
  expect(hours?.values.map(({ ours, verdict }) => [ours, verdict])).toEqual([
    [33.25, 'unexplained'],
    [33.25, 'agrees'],
  ]);
});

test('a label that no metric goes by has none of our figures', async () => {
  const found = await reconciled(['Dub vibes', null, null, 1], ['Hours viewed', null, null, 87]);
  expect(
    found.map(({ label, metric, values }) => [label, metric, values[0]?.verdict, values[0]?.rule]),
  ).toEqual([
    ['Dub vibes', null, 'no_figure', null],
    ['Hours viewed', 'view_hours', 'explained', { metric: 'hours_as_views', dimensions: [] }],
  ]);
});

describe('the period of values', () => {
  test.each([
    [[], null],
    [['2026-01-01', '2026-04-01', '2026-10-01'], 'quarter'],
    [['2026-01-01', '2026-02-01'], 'month'],
    [['2026-09-01'], 'month'],
    [['2024-01-01', '2026-01-01'], 'year'],
    [['2026-10-05', '2026-10-12'], 'week'],
    [['2026-10-06'], 'day'],
  ])('%j', (days, grain) => {
    expect(grainOf(days)).toBe(grain);
  });
});
