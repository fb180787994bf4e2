import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { folderFiles } from '../../electron/cli/folder-files.ts';
import { loadPackage } from '../../shared/engine/load.ts';
import type { Engine } from '../../shared/engine/port.ts';
import { answer } from '../../shared/semantic/answer.ts';
import { loadDefinitions, type Definitions } from '../../shared/semantic/definitions.ts';
import { expectedGroups, keyOf, readGoldenQueries, type GoldenQuery, type Group } from './golden-queries.ts';
import { studentQuantile } from './jackknife.ts';
import { nativeRows, openNative } from './native.ts';

const demo = path.join(import.meta.dirname, '../demo');
const queries = readGoldenQueries(path.join(import.meta.dirname, 'queries'));

let engine: Engine;
let native: DuckDBConnection;
let definitions: Definitions;

beforeAll(async () => {
  const read = loadDefinitions();
  if (!read.ok) throw new Error('The definitions are not well formed.');
  definitions = read.value;
  engine = await openNodeEngine();
  await loadPackage(engine, await folderFiles(demo));
  native = await openNative(demo);
  await native.run(readFileSync(path.join(import.meta.dirname, 'views.sql'), 'utf8'));
});

afterAll(async () => {
  await engine.close();
  native.closeSync();
});

async function answeredGroups({ query }: GoldenQuery): Promise<Group[]> {
  const { columns, rows } = await answer(engine, definitions, query, {
    package: '',
    as_of: '',
    default_guide: null,
    engine: '',
    app: '',
  });
  const place = new Map(columns.map(({ name }, index) => [name, index]));
  return rows.map((row) => ({
    key: keyOf(query, (name) => row[place.get(name) ?? -1] ?? null),
    figures: new Map(
      columns
        .filter(({ name }) => !query.by.includes(name))
        .map(({ name }) => {
          const value = row[place.get(name) ?? -1] ?? null;
          return [name, value === null ? null : Number(value)];
        }),
    ),
  }));
}

describe('Subtext answers what SQL written by hand answers', () => {
  test.each(queries)('$name', async (golden) => {
    const expected = expectedGroups(golden, await nativeRows(native, golden.sql)).filter(saysSomething);
    const found = (await answeredGroups(golden)).filter(saysSomething);
    expect(expected.length).toBeGreaterThan(0);
    expect(found.map(({ key }) => key).sort()).toEqual(expected.map(({ key }) => key).sort());
    const byKey = new Map(found.map((group) => [group.key, group.figures]));
    for (const { key, figures } of expected) {
      for (const [name, value] of figures) {
        expectClose(byKey.get(key)?.get(name), value, `${name} of ${key}`);
      }
    }
  });

  test('every metric and dimension of the interface is asked for', () => {
    const metrics = new Set(queries.flatMap(({ query }) => query.metrics));
    const dimensions = new Set(queries.flatMap(({ query }) => query.by));
    const metricNames =
      'lines median_cps p95_cps over_limit_share exposures rewind_rate pause_rate exit_rate text_off_rate audio_switch_rate rewind_ratio views view_hours completion_rate localized_share localized_hours_share mode_share preference_share';
    const dimensionNames =
      'language original_language title genre audience country workflow asset_type week segment event_type consumption_language consumption_tag consumption_mode consumption_rule choice_set selection cps_bin speed_ratio_bin wpm_bin cpl_bin';
    expect(metricNames.split(' ').filter((name) => !metrics.has(name))).toEqual([]);
    expect(dimensionNames.split(' ').filter((name) => !dimensions.has(name))).toEqual([]);
    expect(queries.length).toBeGreaterThanOrEqual(30);
  });
});

/** Whether a group has any figure. SQL that reads only the rows with a value has no group where there is none. */
function saysSomething({ figures }: Group): boolean {
  return [...figures].some(([name, value]) => value !== null && !name.endsWith('_n'));
}

/** Equal to one part in 10^9; null only to null. */
function expectClose(found: number | null | undefined, expected: number | null, what: string): void {
  if (expected === null || found === null || found === undefined) expect(found, what).toBe(expected);
  else
    expect(Math.abs(found - expected), `${what}: ${found} instead of ${expected}`).toBeLessThanOrEqual(
      1e-9 * Math.abs(expected),
    );
}

/** Figures of R: qt(0.975, df). */
test.each([
  [1, 12.7062047361747],
  [2, 4.30265272974946],
  [5, 2.57058183563632],
  [30, 2.04227245630124],
  [239, 1.96993940591697],
])('Student’s t with %d degrees of freedom', (df, quantile) => {
  expect(studentQuantile(0.975, df)).toBeCloseTo(quantile, 11);
});
