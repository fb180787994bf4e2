import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { rowsOf } from '../../datasets/tools/small-package.ts';
import { SOURCES } from '../package/tables.ts';
import { loadDefinitions, type Definitions } from '../semantic/definitions.ts';
import { tableOf } from '../semantic/from.ts';
import { countRows, type BuildProgress } from './build-model.ts';
import { DerivedTables } from './derived-tables.ts';
import { createTables } from './load-table.ts';
import type { Engine } from './port.ts';

const versionCount = 42;
const linesPerVersion = 10_001;
const lineCount = versionCount * linesPerVersion;

/** So many lines that the models with a row per line are built in three ranges; some versions have awkward names. */
const statements = [
  `INSERT INTO source.titles (title_id, name, content_type, audience)
   SELECT 't' || i, 'Title ' || i, 'film', 'adult' FROM range(7) AS r(i)`,
  `INSERT INTO source.assets (asset_id, title_id, language, asset_type, workflow)
   SELECT 'a' || i, 't' || i % 7, 'fr', 'subtitle', 'partner' FROM range(${versionCount}) AS r(i)`,
  `INSERT INTO source.asset_versions (version_id, asset_id, version, delivered_on)
   SELECT CASE i WHEN 0 THEN '' WHEN 1 THEN 'v''1' WHEN 2 THEN 'É' ELSE 'v' || i END, 'a' || i, 1, DATE '2025-01-01'
   FROM range(${versionCount}) AS r(i)`,
  `INSERT INTO source.timed_text_events (version_id, ordinal, event_type, start_ms, end_ms, char_count)
   SELECT version_id, i + 1, 'dialogue', i * 3000, i * 3000 + 2000, 20
   FROM source.asset_versions, range(${linesPerVersion}) AS r(i)`,
  `INSERT INTO source.engagement_segments (segment_id, window_start, window_end, profile_match, audio_context, subtitles_on)
   VALUES ('s', DATE '2026-01-01', DATE '2026-02-01', 'other', 'dub', true)`,
  `INSERT INTO source.line_engagement (version_id, ordinal, segment_id, exposures, rewinds)
   SELECT version_id, ordinal, 's', 10, 1 FROM source.timed_text_events WHERE ordinal % 20 = 1`,
  `INSERT INTO source.style_limits (guide, scope, language, audience, asset_type, valid_from, max_cps, count_mode, citation)
   VALUES ('house', 'translation', 'fr', 'adult', 'subtitle', DATE '2020-01-01', 17, 'grapheme', 'page 1')`,
];

let engine: Engine;
let definitions: Definitions;
let tables: DerivedTables;
const progress: BuildProgress[] = [];

beforeAll(async () => {
  const read = loadDefinitions();
  if (!read.ok) throw new Error('The definitions are not well formed.');
  definitions = read.value;
  engine = await openNodeEngine();
  await createTables(engine, SOURCES);
  for (const sql of statements) await engine.query(sql);
  tables = new DerivedTables(engine, definitions, { guide: null, asOf: '2026-10-05' });
});
afterAll(() => engine.close());

const rowsOfModel = (name: string): Promise<number> => countRows(engine, tableOf({ schema: 'core', name }));

async function modelsThere(): Promise<unknown[]> {
  const rows = await rowsOf(
    engine,
    "SELECT table_name FROM duckdb_tables() WHERE database_name = 'data' AND schema_name = 'core' ORDER BY table_name",
  );
  return rows.map(({ table_name }) => table_name);
}

test('a statement builds what it names and what that reads, and nothing else', async () => {
  expect(await modelsThere()).toEqual([]);
  const { values } = await tables.query('SELECT count(*) FROM core."title"');
  expect(values).toEqual([[7]]);
  expect(await modelsThere()).toEqual(['title']);
  await tables.query('SELECT 1');
  expect(await modelsThere()).toEqual(['title']);
  await tables.query('SELECT count(*) FROM "core"."version_limit", source.titles');
  expect(await modelsThere()).toEqual(tables.neededFor(['title', 'version_limit']).toSorted());
});

test('two who ask at the same time wait for one building', async () => {
  const sql = 'SELECT count(*) FROM core.language_asset';
  const [one, other] = await Promise.all([tables.query(sql), tables.query(sql)]);
  expect([one.values, other.values]).toEqual([[[versionCount]], [[versionCount]]]);
});

test('who gives up waiting is let go at once, and the building goes on', async () => {
  const controller = new AbortController();
  const asked = tables.query('SELECT count(*) FROM core.text_version', { signal: controller.signal });
  controller.abort();
  await expect(asked).rejects.toMatchObject({ problems: [{ code: 'engine.cancelled' }] });
  await tables.make(['text_version']);
  expect(await rowsOfModel('text_version')).toBe(versionCount);
});

test('the rest is made, each model once, after those that it reads', async () => {
  const before = await modelsThere();
  await tables.make(tables.unmade, { onProgress: (step) => progress.push(step) });
  expect(tables.unmade).toEqual([]);
  const names = progress.filter(({ done }) => done === 0).map(({ model }) => model);
  expect(new Set(names).size).toBe(names.length);
  expect(await modelsThere()).toEqual([...definitions.models.keys()].toSorted());
  names.forEach((name, i) => {
    for (const read of definitions.models.get(name)?.reads.models ?? [])
      expect([...before, ...names.slice(0, i)]).toContain(read);
  });
});

test('models with a row per line are built in ranges, all others at once, and each step is told', () => {
  const steps = (model: string): string[] =>
    progress.filter((step) => step.model === model).map(({ done, ranges }) => `${done} of ${ranges}`);
  expect(steps('line_reading')).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
  expect(steps('line_engagement_fact')).toHaveLength(4);
  expect(steps('engagement_class')).toEqual(['0 of 1', '1 of 1']);
});

test('ranges lose no line, repeat none and split no version', async () => {
  expect(await rowsOfModel('line_reading')).toBe(lineCount);
  const [row] = await rowsOf(
    engine,
    `SELECT
       CAST(count(DISTINCT version_key * 100000 + ordinal) AS INTEGER) AS lines,
       CAST(count(*) FILTER (WHERE gap_ms IS NULL) AS INTEGER) AS last_lines,
       CAST(count(*) FILTER (WHERE gap_ms = 1000) AS INTEGER) AS other_lines
     FROM core.line_reading`,
  );
  expect(row).toEqual({ lines: lineCount, last_lines: versionCount, other_lines: lineCount - versionCount });
  const engaged = versionCount * Math.ceil(linesPerVersion / 20);
  expect(await rowsOfModel('line_engagement_fact')).toBe(engaged);
});

test('without a guide no limit applies', async () => {
  const { values } = await engine.query('SELECT count(*) FROM core.text_version WHERE max_cps IS NOT NULL');
  expect(values).toEqual([[0]]);
  expect(await rowsOfModel('version_limit')).toBe(0);
});

test('tables have the columns that their definitions name, of their types', async () => {
  const words = {
    string: 'VARCHAR',
    integer: 'BIGINT',
    number: 'DOUBLE',
    boolean: 'BOOLEAN',
    date: 'DATE',
    datetime: 'TIMESTAMP',
  };
  for (const model of definitions.models.values()) {
    const columns = await rowsOf(
      engine,
      `SELECT column_name, column_type FROM (DESCRIBE core.${model.name})`,
    );
    expect(columns).toEqual(
      [...model.columns.values()].map(({ name, type, small }) => ({
        column_name: name,
        column_type: small ? 'INTEGER' : words[type],
      })),
    );
  }
});

test('stops between two ranges when it is cancelled, leaves no part behind, and can be asked again', async () => {
  await engine.query('DROP SCHEMA core CASCADE; CREATE SCHEMA core');
  const controller = new AbortController();
  const steps: string[] = [];
  const anew = new DerivedTables(engine, definitions, { guide: 'house', asOf: '2026-10-05' });
  const building = anew.make(['line_reading'], {
    signal: controller.signal,
    onProgress: ({ model, done }) => {
      steps.push(`${model} ${done}`);
      if (model === 'line_reading' && done === 1) controller.abort();
    },
  });
  await expect(building).rejects.toMatchObject({ problems: [{ code: 'engine.cancelled' }] });
  expect(steps.at(-1)).toBe('line_reading 1');
  expect(await modelsThere()).not.toContain('line_reading');
  const { values } = await engine.query('SELECT DISTINCT max_cps FROM core.text_version');
  expect(values).toEqual([[17]]);
  await anew.query('SELECT 1 FROM core.line_reading LIMIT 1');
  expect(await rowsOfModel('line_reading')).toBe(lineCount);
});
