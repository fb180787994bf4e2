import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { subtext, writePackage } from './testing.ts';

const viewingHead = 'view_row_id,title_id,country,week_start,audio_type,text_type,selection,views';
const viewing = (views: (row: number) => string): string =>
  [
    viewingHead,
    ...Array.from({ length: 30 }, (_, i) => `${i},t1,FR,2026-01-05,original,off,default,${views(i)}`),
    '',
  ].join('\n');
const titles = 'title_id,name,content_type\nt1,One,film\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'subtext-validate-'));
  // 25 of the 30 counts are below zero; the other package has a title twice and rows of a title that is not there.
  await writePackage(path.join(folder, 'odd'), {
    titles,
    viewing: viewing((row) => (row < 25 ? '-1' : '10')),
  });
  await writePackage(path.join(folder, 'broken'), {
    titles: `${titles}t1,Again,film\n`,
    viewing: viewing(() => '10').replace('0,t1,FR', '0,t9,FR'),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const verdictSchema = z.object({
  valid: z.boolean(),
  fingerprint: z.string().nullable(),
  tables: z.array(z.object({ name: z.string(), rows: z.number() })),
  problems: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      message: z.string(),
      fix: z.string().min(1),
      at: z.looseObject({}),
      count: z.number().optional(),
    }),
  ),
});

test('odd rows are warned of, counted and kept: exit 0', async () => {
  const ran = await subtext('validate', path.join(folder, 'odd'));
  expect(ran.code).toBe(0);
  const absent = ran.stderr.filter((line) => line.startsWith('warning package.missing_table: ')).length;
  expect(ran.stdout).toMatch(
    new RegExp(`^valid: 2 tables, 31 rows, ${absent + 25} warnings, fingerprint [0-9a-f]{64}\n$`),
  );
  const negative = ran.stderr.filter((line) => line.startsWith('warning package.value_out_of_range: '));
  expect(negative).toHaveLength(20);
  expect(negative[0]).toBe(
    'warning package.value_out_of_range: viewing.csv, viewing, row 1, column views, value "-1": The value is outside its range (at least 0); the row was kept. (25 times) Correct the value; a suppressed or unknown count is left empty, never written as -1.',
  );
});

test('a broken package is refused with all of its faults, as text and as JSON: exit 1', async () => {
  const ran = await subtext('validate', path.join(folder, 'broken'), '--format', 'json');
  expect(ran).toMatchObject({ code: 1, stderr: [] });
  const verdict = verdictSchema.parse(JSON.parse(ran.stdout));
  expect(verdict).toMatchObject({ valid: false, fingerprint: null, tables: [] });
  const errors = verdict.problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code, at }) => ({ code, at }))).toEqual([
    {
      code: 'package.key_duplicate',
      at: { file: 'titles.csv', table: 'titles', row: 2, column: 'title_id', value: 't1' },
    },
    {
      code: 'package.key_dangling',
      at: { file: 'viewing.csv', table: 'viewing', row: 1, column: 'title_id', value: 't9' },
    },
  ]);
});

test('a manifest that is no JSON is the data’s fault, in one line', async () => {
  await writeFile(path.join(folder, 'datapackage.json'), '{"name": "x",\n"resources": [}');
  const ran = await subtext('query', folder, '--metrics', 'views', '--format', 'json');
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toEqual([
    expect.stringMatching(/^error package\.manifest_not_json: datapackage\.json: \P{Cc}+$/u),
  ]);
});
