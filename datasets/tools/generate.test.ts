import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withPackage } from '../../electron/cli/session.ts';
import { rowSchema, TABLES, type TableName } from '../../shared/package/tables.ts';
import { generate, type Report } from './generate.ts';
import { tiny } from './sizes.ts';
import { OpenPackage, resourcesOf, type ResultRow } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'subtext-dataset-'));
const made = join(folder, 'first');
let report: Report;
let data: OpenPackage;

beforeAll(async () => {
  report = await generate({ size: tiny, seed: 7, folder: made, hasText: true });
  data = await OpenPackage.open(made);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether the package has a table. */
function isThere(table: string): boolean {
  return resourcesOf(made).some(({ name }) => name === table);
}

/** Every file of a folder with the hash of its bytes. */
function hashes(of: string): Record<string, string> {
  const files = readdirSync(of, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(of, name)).isFile(),
  );
  return Object.fromEntries(files.sort().map((name) => [name, hashOf(join(of, name))]));
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

describe('the same request', () => {
  test('gives the same bytes, over a package that was there before', async () => {
    const second = join(folder, 'second');
    await generate({ size: tiny, seed: 8, folder: second, hasText: true });
    const other = hashes(second);
    await generate({ size: tiny, seed: 7, folder: second, hasText: true });
    expect(hashes(second)).toEqual(hashes(made));
    expect(other['tables/timed_text_events.parquet']).not.toBe(
      hashes(made)['tables/timed_text_events.parquet'],
    );
  });
});

describe('the package', () => {
  test('says how many bytes each file has, and their hash', () => {
    for (const { path, bytes, hash } of resourcesOf(made)) {
      expect(statSync(join(made, path)).size).toBe(bytes);
      expect(hash).toBe(`sha256:${hashOf(join(made, path))}`);
    }
  });

  test('has the rows that the generator reports, and about the lines that the size asks for', async () => {
    for (const { name } of resourcesOf(made)) {
      expect(await data.number(`SELECT count(*) FROM ${name}`)).toBe(report.rows[name]);
    }
    expect(Math.abs((report.rows['timed_text_events'] ?? 0) / tiny.lines - 1)).toBeLessThan(0.1);
    expect(report.rows['titles']).toBe(tiny.titles);
  });

  test('has rows as the schemas want them', async () => {
    for (const table of TABLES.filter((spec) => isThere(spec.name))) {
      const schema = rowSchema(table.name as TableName);
      const nothing = Object.fromEntries(table.columns.map((column) => [column.name, null]));
      for (const row of await data.rows(`SELECT * FROM ${table.name} USING SAMPLE 200 ROWS (reservoir, 1)`)) {
        expect(schema.safeParse({ ...nothing, ...isoMoments(table, row) }).error, table.name).toBeUndefined();
      }
    }
  });

  test('keeps its keys and its rules', async () => {
    for (const table of TABLES.filter((spec) => isThere(spec.name))) {
      const key = table.primaryKey.join(', ');
      expect(
        await data.number(`SELECT count(*) - count(DISTINCT (${key})) FROM ${table.name}`),
        table.name,
      ).toBe(0);
      for (const rule of table.rules.filter((candidate) => candidate.id !== 'ends_after_it_starts')) {
        expect(
          await data.number(`SELECT count(*) FROM ${table.name} WHERE NOT (${rule.holds})`),
          rule.id,
        ).toBe(0);
      }
    }
    for (const { name, foreignKeys } of TABLES.filter((spec) => isThere(spec.name))) {
      for (const { columns, table, references } of foreignKeys.filter(
        (key) => !key.soft && isThere(key.table),
      )) {
        if (columns.includes('ordinal')) continue;
        const pairs = columns.map((column, i) => `a.${column} = b.${references[i] ?? ''}`);
        const dangling = `SELECT count(*) FROM ${name} a ANTI JOIN ${table} b ON ${pairs.join(' AND ')} WHERE a.${columns.join(' IS NOT NULL AND a.')} IS NOT NULL`;
        expect(await data.number(dangling), `${name} to ${table}`).toBe(0);
      }
    }
    expect(await data.number('SELECT count(*) FROM timed_text_events WHERE end_frame <= start_frame')).toBe(
      0,
    );
  });

  test('has engagement for lines that are there, in rows or in files', async () => {
    const orphans = await data.column(
      'SELECT DISTINCT version_id FROM line_engagement ANTI JOIN timed_text_events USING (version_id, ordinal) ORDER BY 1',
    );
    const files = await data.rows('SELECT version_id, path FROM timed_text_files ORDER BY 1');
    expect(orphans).toEqual(files.map((row) => row['version_id']));
    for (const { version_id: version, path } of files) {
      const cues = readFileSync(join(made, String(path)), 'utf8').match(/ --> /g)?.length;
      expect(
        await data.number(`SELECT max(ordinal) FROM line_engagement WHERE version_id = '${String(version)}'`),
      ).toBe(cues);
    }
  });

  test('is what the app opens, with nothing to complain of but what is planted', async () => {
    const { problems } = await withPackage(made, ({ loaded }) => Promise.resolve(loaded));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const warnings = problems.filter(({ severity }) => severity === 'warning');
    const isMissing = ({ code }: (typeof warnings)[number]) => code === 'package.missing_table';
    expect(warnings.filter(isMissing).map(({ at }) => at.table)).toEqual(['event_links']);
    const others = warnings
      .filter((problem) => !isMissing(problem))
      .map(({ code, at }) => `${code} ${at.table ?? ''}`);
    const planted = ['package.reference_unknown style_limits', 'package.reference_unknown legacy_catalog'];
    expect(others.filter((warning) => !planted.includes(warning))).toEqual([]);
  });

  test('is sorted by version and ordinal', async () => {
    expect(
      await data.number(
        `SELECT count(*) FROM (SELECT (version_id, ordinal) <= lag((version_id, ordinal)) OVER (ORDER BY file_row_number) AS back
         FROM read_parquet('${join(made, 'tables/timed_text_events.parquet')}', file_row_number = true)) WHERE back`,
      ),
    ).toBe(0);
  });
});

/** A row with its moments as packages write them: DuckDB puts a space between day and time. */
function isoMoments(table: (typeof TABLES)[number], row: ResultRow): ResultRow {
  const moments = table.columns.filter(({ type }) => type === 'datetime').map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      moments.includes(name) && typeof value === 'string' ? value.replace(' ', 'T') : value,
    ]),
  );
}
