import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { subtext, writePackage } from './testing.ts';

const mode = (dub: string): string =>
  `"SELECT CASE WHEN audio_type = 'dub' THEN '${dub}' WHEN text_type IN ('sdh', 'x') THEN 'sub' ELSE 'other' END AS mode, sum(h) AS ""Hours viewed"" FROM viewing"`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'subtext-audit-'));
  await writePackage(folder, {
    titles: 'title_id,name,content_type\nt1,One,film\n',
    dashboards: [
      'dashboard_id,name,kind,owner_team,last_viewed_on,views_90d,views_365d',
      'a,"=HYPERLINK(""http://x.example"")",dashboard,"Us | them",2026-10-01,90,300',
      'b,Modes <b>too</b>,tool,Us,2026-10-01,400,900',
      'c,Old,notebook,Us,2024-10-01,0,0',
      '',
    ].join('\n'),
    dashboard_queries: `query_id,dashboard_id,sql\nq1,a,${mode('dub')}\nq2,b,${mode('DUB')}\nq3,c,SELECT * FROM nowhere\n`,
    dashboard_values: 'value_id,dashboard_id,metric_label,value\nw1,a,Hours viewed,3\nw2,b,Vibes,4\n',
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('as Markdown: merges, suggestions with their reasons, and legacy figures; names are text in it', async () => {
  const { code, stdout, stderr } = await subtext('audit', folder);
  expect([code, stderr]).toEqual([0, []]);
  expect(stdout).toContain('3 dashboards: 2 to merge, 1 to retire, 0 to keep.');
  expect(stdout).toContain(
    '- **Consumption** takes in Modes \\<b\\>too\\</b\\>, =HYPERLINK("http\\://x.example"). Shared metrics: Hours viewed.',
  );
  expect(stdout).toContain(
    '| Modes \\<b\\>too\\</b\\> | Us | Consumption | Repeats or contradicts others, and covered | medium | 400 | 2 | 1 |',
  );
  expect(stdout).toContain('| Us \\| them |');
  expect(stdout).toContain('| Old | Us |  | Unseen for a year | small | 0 | 3 | 0 |');
  expect(stdout).toContain('| Vibes | none | 1 | 0 | 0 | 0 | 1 |');
});

test('as CSV: a row a dashboard, cells raw', async () => {
  const { stdout } = await subtext('audit', folder, '--format', 'csv');
  const lines = stdout.trimEnd().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^dashboard_id,name,kind,subject,owner_team,suggestion,merge_into,reason,effort,/);
  expect(lines[1]).toMatch(/^b,Modes <b>too<\/b>,tool,,Us,merge,consumption,/);
  expect(lines[2]).toMatch(/^a,"=HYPERLINK\(""http:\/\/x.example""\)",dashboard,/);
  expect(lines[3]).toMatch(/^c,Old,notebook,,Us,retire,,Unseen for a year,small,2024-10-01,0,/);
});

test('as JSON: every finding and every legacy value too', async () => {
  const { stdout } = await subtext('audit', folder, '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    playbook: [
      {
        dashboard_id: 'b',
        suggestion: 'merge',
        shared_metrics: ['view_hours'],
        cluster: 'a',
        cluster_size: 2,
      },
      { dashboard_id: 'a', suggestion: 'merge', merge_into: 'consumption' },
      { dashboard_id: 'c', suggestion: 'retire', dead_tables: 1 },
    ],
    findings: expect.arrayContaining([
      expect.objectContaining({ dashboard_id: 'c', code: 'audit.dead_table', line: 1 }),
    ]) as unknown,
    reconciliations: [
      {
        label: 'Hours viewed',
        metric: 'view_hours',
        values: [{ valueId: 'w1', ours: null, verdict: 'no_figure' }],
      },
      { label: 'Vibes', metric: null },
    ],
  });
});

test('a package without dashboards has nothing to audit', async () => {
  const other = path.join(folder, 'other');
  await writePackage(other, { titles: 'title_id,name,content_type\nt1,One,film\n' });
  const { code, stdout, stderr } = await subtext('audit', other);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr[0]).toContain('audit.no_dashboards');
});

test('another format is refused before the package is read', async () => {
  expect((await subtext('audit', 'nowhere', '--format', 'pdf')).code).toBe(2);
});
