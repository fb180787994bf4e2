import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  openSmallPackage,
  rowsOf,
  type SmallPackage,
  type Tables,
} from '../../datasets/tools/small-package.ts';
import { ident, qualified } from '../engine/quote.ts';
import { duckdb } from './dialect.ts';
import { warehouseViews } from './warehouse.ts';

const view = (id: number, title: string, week: string, views: number, completers: number) => ({
  view_row_id: id,
  title_id: title,
  country: 'FR',
  week_start: week,
  audio_language: id % 2 === 0 ? 'fr' : 'en',
  audio_type: id % 2 === 0 ? 'dub' : 'original',
  text_type: 'off',
  selection: 'explicit',
  views,
  completers,
  view_hours: views / 2,
});

const tables: Tables = {
  titles: ['t1', 't2', 't3'].map((id) => ({
    title_id: id,
    name: id,
    content_type: 'film',
    audience: 'adult',
  })),
  title_original_languages: ['t1', 't2', 't3'].map((id) => ({
    title_id: id,
    language: 'en',
    is_primary: true,
  })),
  assets: [
    { asset_id: 'a1', title_id: 't1', language: 'fr-CA', asset_type: 'subtitle', workflow: 'partner' },
  ],
  asset_versions: [{ version_id: 'v1', asset_id: 'a1', version: 1, delivered_on: '2025-01-01' }],
  timed_text_events: [
    {
      version_id: 'v1',
      ordinal: 1,
      event_type: 'dialogue',
      start_ms: 0,
      end_ms: 1000,
      text: 'Bonjour à tous.',
    },
    { version_id: 'v1', ordinal: 2, event_type: 'dialogue', start_ms: 1500, end_ms: 3000, text: 'Salut.' },
  ],
  style_limits: [
    {
      guide: 'house',
      scope: 'translation',
      language: 'fr',
      audience: 'adult',
      asset_type: 'subtitle',
      valid_from: '2020-01-01',
      max_cps: 12,
      count_mode: 'grapheme',
      citation: 'page 3',
    },
  ],
  viewing: [
    view(1, 't1', '2026-08-31', 100, 40),
    view(2, 't2', '2026-09-07', 60, 30),
    view(3, 't2', '2026-09-14', 10, 1),
    view(4, 't3', '2026-09-28', 30, 29),
  ],
};

const read = [
  'title',
  'language_tag',
  'text_version',
  'version_limit',
  'line_reading',
  'consumption',
  'choice',
];

let open: SmallPackage;
beforeAll(async () => {
  open = await openSmallPackage(tables, { guide: 'house', asOf: '2026-10-05' });
});
afterAll(() => open.engine.close());

test('the views of DuckDB hold what the models hold, and the metrics by month', async () => {
  const { engine, definitions } = open;
  const models = [...definitions.models.values()];
  const stored = (name: string, key: readonly string[]) =>
    rowsOf(
      engine,
      `SELECT * FROM ${qualified('core', name)} ORDER BY ${key.map((each) => ident(each)).join(', ')}`,
    );
  const built = new Map<string, unknown>();
  for (const { name, primaryKey } of models) built.set(name, await stored(name, primaryKey));
  await engine.query('DROP SCHEMA core CASCADE');

  const options = { dialect: duckdb, guide: 'house', asOf: '2026-10-05', by: null };
  const { statements, problems, approximate } = warehouseViews(definitions, options);
  expect({ problems, approximate }).toEqual({ problems: [], approximate: [] });
  expect(statements.join('\n')).not.toContain('approximate:');
  for (const statement of statements) await engine.query(statement);

  // Every view was made, so its columns fit; those of these models are read, since views on views are slow to plan.
  for (const { name, primaryKey } of models.filter((model) => read.includes(model.name)))
    expect(await stored(name, primaryKey), name).toEqual(built.get(name));
  expect(built.get('line_reading')).toHaveLength(2);
  const rows = (metric: string) => rowsOf(engine, `SELECT * FROM metrics.${ident(metric)}`);
  expect(await rows('views')).toEqual([
    { metric_time__month: '2026-08-01', views: 100 },
    { metric_time__month: '2026-09-01', views: 100 },
  ]);
  expect(await rows('completion_rate')).toMatchObject([
    {
      metric_time__month: '2026-08-01',
      completion_rate: 0.4,
      completion_rate_titles: 1,
      completion_rate_n: 100,
    },
    {
      metric_time__month: '2026-09-01',
      completion_rate: 0.6,
      completion_rate_titles: 2,
      completion_rate_n: 100,
    },
  ]);
  expect(await rows('mode_share')).toMatchObject([
    { metric_time__month: '2026-08-01', consumption_mode: 'original', mode_share: 1 },
    { metric_time__month: '2026-09-01', consumption_mode: 'dub', mode_share: 0.9 },
    { metric_time__month: '2026-09-01', consumption_mode: 'original', mode_share: 0.1 },
  ]);
  // 15 characters in a second are more than 12; 6 in a second and a half are not.
  expect(await rows('over_limit_share')).toMatchObject([{ over_limit_share: 0.5, over_limit_share_n: 2 }]);
});
