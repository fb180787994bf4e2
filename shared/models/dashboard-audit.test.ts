import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  modelRows,
  openSmallPackage,
  rowsOf,
  type Rows,
  type SmallPackage,
} from '../../datasets/tools/small-package.ts';
import { answer } from '../semantic/answer.ts';

/** Today is 5 October 2026: a year before is 278 days after 1 January 2025. */
const dashboards: Rows = [
  { dashboard_id: 'a', name: 'Two years old', last_viewed_on: '2024-10-05', views_90d: 0, views_365d: 3 },
  { dashboard_id: 'b', name: 'Never opened', last_viewed_on: null, views_90d: 0, views_365d: 0 },
  { dashboard_id: 'c', name: 'Of the dead', last_viewed_on: '2026-10-04', views_90d: 500, views_365d: 900 },
  { dashboard_id: 'd', name: 'Seldom', last_viewed_on: '2026-09-01', views_90d: 12, views_365d: 40 },
  { dashboard_id: 'e', name: 'Modes', last_viewed_on: '2026-10-04', views_90d: 13, views_365d: 60 },
  { dashboard_id: 'f', name: 'Modes too', last_viewed_on: '2026-10-04', views_90d: 300, views_365d: 900 },
  { dashboard_id: 'g', name: 'Hours', last_viewed_on: '2026-10-04', views_90d: 300, views_365d: 900 },
  {
    dashboard_id: 'h',
    name: 'Of the shared tables',
    last_viewed_on: '2026-10-04',
    views_90d: 300,
    views_365d: 900,
  },
  { dashboard_id: 'i', name: 'On its own', last_viewed_on: '2026-10-04', views_90d: 300, views_365d: 900 },
  { dashboard_id: 'j', name: 'Without SQL', last_viewed_on: '2025-10-06', views_90d: 30, views_365d: 60 },
].map((row) => ({ kind: 'dashboard', domain: 'x', owner_team: 'us', ...row }));

const mode = (dub: string): string =>
  `CASE WHEN v.audio_type = 'dub' THEN '${dub}' WHEN v.text_type IN ('subtitle', 'sdh') THEN 'sub' ELSE 'original' END`;

const sqls: readonly (readonly [dashboard: string, sql: string])[] = [
  ['a', 'SELECT 1 FROM playback.viewing'],
  ['c', `SELECT * FROM gone.forever WHERE day = '2024-05-06'`],
  ['d', 'SELECT country FROM playback.viewing'],
  ['e', `SELECT ${mode('dub')} AS mode FROM playback.viewing v`],
  ['f', `SELECT ${mode('DUB')} AS mode FROM playback.viewing v`],
  ['f', `SELECT ${mode('dub')} AS mode FROM playback.viewing v`],
  ['g', 'SELECT sum(h) AS "Hours viewed" FROM playback.viewing JOIN loc.shot_changes USING (title_id)'],
  ['h', 'SELECT country, 1 FROM playback.viewing'],
  ['i', 'SELECT a FROM loc.shot_changes'],
  ['i', 'SELECT {{ nothing }} FROM loc.shot_changes'],
];
const queries: Rows = sqls.map(([dashboard_id, sql], i) => ({
  query_id: `q${i + 1}`,
  dashboard_id,
  sql,
  has_tests: i === 0,
}));

let data: SmallPackage;
beforeAll(async () => {
  data = await openSmallPackage({
    titles: [{ title_id: 't', name: 'T', content_type: 'film' }],
    dashboards,
    dashboard_queries: queries,
  });
});
afterAll(() => data.engine.close());

test('each case of the decision table, in its order', async () => {
  const rows = await modelRows(data, 'dashboard_audit');
  expect(
    rows.map((row) => [
      row['dashboard_id'],
      row['suggestion_rule'],
      row['suggestion'],
      row['merge_into'],
      row['effort'],
    ]),
  ).toEqual([
    ['a', 'unseen', 'retire', null, 'small'],
    ['b', 'unseen', 'retire', null, 'small'],
    ['c', 'dead', 'retire', null, 'small'],
    ['d', 'seldom', 'retire', null, 'small'],
    ['e', 'repeated', 'merge', 'consumption', 'medium'],
    ['f', 'repeated', 'merge', 'consumption', 'medium'],
    ['g', 'covered', 'merge', 'consumption', 'medium'],
    ['h', 'over_shared_models', 'merge', 'consumption', 'medium'],
    ['i', 'own', 'keep', null, 'small'],
    ['j', 'own', 'keep', null, 'small'],
  ]);
});

test('days since it was seen are counted to the day that stands for today', async () => {
  const rows = await modelRows(data, 'dashboard_audit');
  expect(rows.map((row) => [row['days_unseen'], row['is_stale']])).toEqual([
    [730, true],
    [null, true],
    ...Array.from({ length: 1 }, () => [1, false]),
    [34, false],
    ...Array.from({ length: 5 }, () => [1, false]),
    [364, false],
  ]);
});

describe('metrics, counted by hand', () => {
  test.each([
    ['dashboards', 10],
    ['dashboard_views', 0 + 0 + 500 + 12 + 13 + 300 + 300 + 300 + 300 + 30],
    ['dashboard_queries', 10],
    ['stale_dashboard_share', 2 / 10],
    // a, d, e, f, g and h.
    ['covered_dashboard_share', 6 / 10],
    // One piece in e, two in f; the one that both have is repeated, and contradicted by the other.
    ['repeated_logic_share', 2 / 3],
    ['contradicted_logic_share', 3 / 3],
    ['untested_query_share', 9 / 10],
    // Seven dashboards read one table each, g reads two.
    ['dead_table_share', 1 / 9],
    // No tests 9, SELECT * 1, date 1, dead table 1, copied CASE 2, contradiction 3, unread 1.
    ['dashboard_findings', 18],
    ['findings_per_dashboard', 18 / 10],
  ])('%s', async (metric, value) => {
    const asked = { metrics: [metric], by: [], where: [], order: [], limit: null };
    const { rows } = await answer(data.engine, data.definitions, asked, {
      app: '',
      engine: '',
      package: '',
      as_of: '',
      default_guide: null,
    });
    expect(Number(rows[0]?.[0])).toBeCloseTo(value, 12);
  });
});

test('what stands in the tables that are made of the SQL', async () => {
  const parts = await rowsOf(
    data.engine,
    'SELECT query_id, kind, label, copies, dashboards, is_contradicted FROM source.dashboard_parts ORDER BY query_id',
  );
  expect(parts.map((row) => Object.values(row).join(' '))).toEqual([
    'q4 case mode 2 2 true',
    'q5 case mode 1 1 true',
    'q6 case mode 2 2 true',
  ]);
  const unread = await rowsOf(
    data.engine,
    `SELECT query_id, line, message FROM source.dashboard_findings WHERE code = 'audit.unreadable'`,
  );
  expect(unread).toEqual([
    { query_id: 'q10', line: 1, message: 'The SQL could not be read: Expected: identifier, found: {.' },
  ]);
});
