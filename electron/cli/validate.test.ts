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
    'warning package.value_out_of_range: viewing.csv, viewing, row 1, column views, value "-1": The value is outside its range (at least 0); the row was kept. (25 times, of which at most 20 are listed) Correct the value; a suppressed or unknown count is left empty, never written as -1.',
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

test('a guide that no limit is of is warned of, with those that there are', async () => {
  const at = path.join(folder, 'guide');
  const limits =
    'guide,scope,language,audience,asset_type,valid_from,max_cps,count_mode,citation\nacme,translation,de,adult,subtitle,2020-01-01,17,grapheme,p. 3\n';
  await writePackage(at, { titles, style_limits: limits });
  const subtextOf = (guide: string) => ({
    schema_version: 1,
    ...{ exported_on: '2026-10-05', as_of: '2026-10-05', default_guide: guide },
  });
  const said = async (guide: string): Promise<string> => {
    const resources = ['titles', 'style_limits'].map((name) => ({ name, path: `${name}.csv` }));
    await writeFile(
      path.join(at, 'datapackage.json'),
      JSON.stringify({ name: 'g', resources, subtext: subtextOf(guide) }),
    );
    const ran = await subtext('validate', at);
    expect(ran.code).toBe(0);
    return ran.stderr.filter((line) => line.includes('unknown_guide')).join();
  };
  expect(await said('nosuch')).toBe(
    'warning package.unknown_guide: datapackage.json: datapackage.json names nosuch as its guide, of which style_limits has no row: no limit is in force. Name one that it has in subtext.default_guide: acme.',
  );
  expect(await said('acme')).toBe('');
});

test('whole numbers written with a point are read to the last digit, others are not', async () => {
  const at = path.join(folder, 'points');
  const views = (row: number): string => (row === 0 ? '9007199254740993.0' : row === 1 ? '1.5' : '10.00');
  await writePackage(at, { titles, viewing: viewing(views) });
  const ran = await subtext('query', at, '--metrics', 'views', '--format', 'json');
  // 28 rows of 10 beside the first.
  expect(ran.stdout).toContain('"9007199254741273"');
  const { stderr } = await subtext('validate', at);
  expect(stderr.filter((line) => line.includes('viewing.csv') && line.includes('value "')).length).toBe(1);
  expect(stderr.join()).toContain('row 2, column views, value "1.5": The value is not an integer');
});

test('of a frame rate that can be none it says that, and nothing of times that the file does not have', async () => {
  const at = path.join(folder, 'frames');
  await writePackage(at, {
    titles,
    assets: 'asset_id,title_id,language,asset_type,workflow\na,t1,de,subtitle,partner\n',
    asset_versions: 'version_id,asset_id,version,frame_rate_num,frame_rate_den\nv,a,1,25,0\nw,a,2,25,1\n',
    timed_text_events: `version_id,ordinal,event_type,start_frame,end_frame,char_count\n${['v', 'w'].map((id) => `${id},1,dialogue,100,150,20\n`).join('')}`,
  });
  const { code, stderr } = await subtext('validate', at);
  expect(code).toBe(0);
  const told = stderr.filter((line) => line.includes('value "'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('asset_versions, row 1, column frame_rate_den, value "0"');
  const { stdout } = await subtext('query', at, '--metrics', 'lines,median_cps', '--format', 'csv');
  // 20 characters in two seconds; the other line has no time.
  expect(stdout.split('\r\n')[1]).toBe('2,10');
});

test('a sum beyond the largest whole number is told as one, with what to look for', async () => {
  const at = path.join(folder, 'sums');
  await writePackage(at, { titles, viewing: viewing(() => '9223372036854775807') });
  const { code, stderr } = await subtext('query', at, '--metrics', 'views');
  expect(code).toBe(1);
  // 30 times the largest.
  expect(stderr.at(-1)).toContain('error engine.sum_too_large: A sum comes to 276701161105643274210, beyond');
});
