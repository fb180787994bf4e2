import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeRows, subtext, writePackage } from './testing.ts';

const deliveries = [
  'delivery_id,order_id,version_id,partner_id,delivered_at,is_redelivery,decision,decided_at,severity,fault,reason',
  'd1,,,p1,2026-01-02T03:04:05,false,pending,,,,"=HYPERLINK(""http://x.example"")"',
  'd2,,,p1,2026-01-03T00:00:00,true,accepted,2026-01-04T12:00:00,none,none,"two\nlines, and a comma"',
  'd3,,,p1,2026-01-03T00:00:00,true,accepted,2026-01-04T12:00:00,none,none,',
  '',
].join('\n');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'subtext-table-'));
  await writePackage(folder, {
    titles: 'title_id,name,content_type\nt1,One,film\n',
    partners: 'partner_id,name,kind\np1,Studio,dubbing_studio\n',
    deliveries,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a source table as CSV holds what its file holds, cells raw', async () => {
  const ran = await subtext('table', folder, 'deliveries');
  expect(ran).toMatchObject({ code: 0, stderr: [] });
  const written = path.join(folder, 'written.csv');
  await writeFile(written, ran.stdout);
  const columns = 'delivery_id, order_id, delivered_at, is_redelivery, decided_at, reason';
  const rows = (file: string) => nativeRows({ t: file }, `SELECT ${columns} FROM t ORDER BY delivery_id`);
  const expected = await rows(path.join(folder, 'deliveries.csv'));
  expect(expected).toHaveLength(3);
  expect(await rows(written)).toEqual(expected);
  expect(ran.stdout).toContain(',"=HYPERLINK(""http://x.example"")"\r\n');
});

test('as JSON, a model has its columns with their types, and its rows; here it has none', async () => {
  const ran = await subtext('table', folder, 'consumption', '--format', 'json');
  expect(ran).toMatchObject({ code: 0, stderr: [] });
  expect(JSON.parse(ran.stdout)).toEqual({
    columns: expect.arrayContaining([
      { name: 'consumption_mode', type: 'string', unit: null },
      { name: 'week_start', type: 'date', unit: null },
      { name: 'is_localized', type: 'boolean', unit: null },
      { name: 'view_hours', type: 'number', unit: null },
    ]) as unknown,
    rows: [],
  });
});
