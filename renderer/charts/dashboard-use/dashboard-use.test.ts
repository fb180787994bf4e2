import { describe, expect, test } from 'vitest';
import type { PlaybookRow } from '../../../shared/audit/playbook.ts';
import { compileSpec } from '../vega/runtime.ts';
import { dashboardTable, dotsOf } from './rows.ts';
import { dashboardFrame, dashboardSpec, describeUse } from './spec.ts';

const row = (
  id: string,
  days: number | null,
  views: number | null,
  suggestion: PlaybookRow['suggestion'],
): PlaybookRow => ({
  dashboard_id: id,
  name: `Name of ${id}`,
  kind: 'dashboard',
  subject: null,
  owner_team: null,
  migration_status: null,
  last_viewed_on: days === null ? null : '2026-10-01',
  days_unseen: days,
  views_90d: views,
  viewers_90d: null,
  views_365d: null,
  subscriptions: null,
  queries: 1,
  unread_queries: 0,
  untested_queries: 1,
  tables_read: 1,
  dead_tables: 0,
  pieces: 0,
  repeated_pieces: 0,
  contradictions: 0,
  labels: 0,
  covered_labels: 0,
  findings: 1,
  cluster: null,
  cluster_size: 1,
  shared_view: null,
  shared_models: [],
  shared_metrics: [],
  suggestion,
  merge_into: null,
  suggestion_rule: 'own',
  is_stale: false,
  effort: 'small',
  reason: '',
});

const rows = [
  row('a', 1, 900, 'merge'),
  row('b', 400, 0, 'retire'),
  row('c', null, 5, 'keep'),
  row('d', -2, 850, 'keep'),
];
const dots = dotsOf(rows);

describe('the use of dashboards', () => {
  test('those of known use are drawn, one that was seen after the day of the export on that day', () => {
    expect(dots.map(({ id, unseen, views }) => [id, unseen, views])).toEqual([
      ['a', 1, 900],
      ['b', 400, 0],
      ['d', 0, 850],
    ]);
  });

  test('all are in the table', () => {
    const { columns, rows: cells } = dashboardTable(rows);
    expect(columns).toHaveLength(8);
    expect(cells.map((cell) => [cell[0], cell[1], cell[3], cell[4]])).toEqual([
      ['Name of a', 'Merge', 1, 900],
      ['Name of b', 'Retire', 400, 0],
      ['Name of c', 'Keep', null, 5],
      ['Name of d', 'Keep', -2, 850],
    ]);
  });

  test('is told in words', () => {
    expect(describeUse(dots)).toBe(
      '3 dashboards by views and days since the last view; 1 unseen for more than a year. Name of a has the most views, 900 in 90 days. The table has every figure.',
    );
    expect(describeUse([])).toContain('0 dashboards');
  });

  test.each([[dots], [[]]])('compiles to a chart without a warning', (each) => {
    const warnings: string[] = [];
    const frame = dashboardFrame(700);
    compileSpec(dashboardSpec(each, 'dark', frame), frame, (message) => warnings.push(message));
    expect(warnings).toEqual([]);
  });

  test('names that would run into one another are left out', () => {
    const spec = JSON.stringify(dashboardSpec(dots, 'light', dashboardFrame(700)));
    expect(spec).toContain('"name":"Name of a"');
    expect(spec).not.toContain('"name":"Name of d"');
  });
});
