import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { rowsOf } from '../../datasets/tools/small-package.ts';
import { SOURCES } from '../package/tables.ts';
import { loadDefinitions, type Definitions } from '../semantic/definitions.ts';
import { buildModels, type BuildProgress, type BuiltModel } from './build-models.ts';
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
let built: BuiltModel[];
const progress: BuildProgress[] = [];

beforeAll(async () => {
  const read = loadDefinitions();
  if (!read.ok) throw new Error('The definitions are not well formed.');
  definitions = read.value;
  engine = await openNodeEngine();
  await createTables(engine, SOURCES);
  for (const sql of statements) await engine.query(sql);
  const context = { guide: null, asOf: '2026-10-05' };
  built = await buildModels(engine, definitions, context, { onProgress: (step) => progress.push(step) });
});
afterAll(() => engine.close());

test('every model is built once, after those that it reads', () => {
  const names = built.map(({ model }) => model);
  expect(names.toSorted()).toEqual([...definitions.models.keys()].toSorted());
  names.forEach((name, i) => {
    for (const read of definitions.models.get(name)?.reads.models ?? [])
      expect(names.slice(0, i)).toContain(read);
  });
});

test('models with a row per line are built in ranges, all others at once, and each step is told', () => {
  const steps = (model: string): string[] =>
    progress.filter((step) => step.model === model).map(({ done, ranges }) => `${done} of ${ranges}`);
  expect(steps('line_reading')).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
  expect(steps('line_engagement_fact')).toHaveLength(4);
  expect(steps('title')).toEqual(['0 of 1', '1 of 1']);
});

test('ranges lose no line, repeat none and split no version', async () => {
  expect(built.find(({ model }) => model === 'line_reading')?.rows).toBe(lineCount);
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
  expect(built.find(({ model }) => model === 'line_engagement_fact')?.rows).toBe(engaged);
});

test('without a guide no limit applies', async () => {
  const { values } = await engine.query('SELECT count(*) FROM core.text_version WHERE max_cps IS NOT NULL');
  expect(values).toEqual([[0]]);
  expect(built.find(({ model }) => model === 'version_limit')?.rows).toBe(0);
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

test('stops between two ranges when it is cancelled', async () => {
  await engine.query('DROP SCHEMA core CASCADE');
  const controller = new AbortController();
  const steps: string[] = [];
  const building = buildModels(
    engine,
    definitions,
    { guide: 'house', asOf: '2026-10-05' },
    {
      signal: controller.signal,
      onProgress: ({ model, done }) => {
        steps.push(`${model} ${done}`);
        if (model === 'line_reading' && done === 1) controller.abort();
      },
    },
  );
  await expect(building).rejects.toMatchObject({ problems: [{ code: 'engine.cancelled' }] });
  expect(steps.at(-1)).toBe('line_reading 1');
  const { values } = await engine.query('SELECT DISTINCT max_cps FROM core.text_version');
  expect(values).toEqual([[17]]);
});
