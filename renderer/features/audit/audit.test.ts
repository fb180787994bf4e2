import { describe, expect, test } from 'vitest';
import type { PlaybookRow } from '../../../shared/audit/playbook.ts';
import type { PartRow } from '../../../shared/engine/dashboard-rows.ts';
import { clustersOf, placesOf } from './clusters.ts';
import { narrowed, subjectsOf } from './playbook.ts';

/** The part of a row that the list and the clusters look at. */
function row(dashboard_id: string, name: string, rest: Partial<PlaybookRow> = {}): PlaybookRow {
  const numbers = {
    queries: 1,
    unread_queries: 0,
    untested_queries: 0,
    tables_read: 0,
    dead_tables: 0,
    pieces: 0,
  };
  const more = {
    repeated_pieces: 0,
    contradictions: 0,
    labels: 0,
    covered_labels: 0,
    findings: 0,
    cluster_size: 1,
  };
  const unknown = {
    migration_status: null,
    last_viewed_on: null,
    days_unseen: null,
    views_90d: null,
    viewers_90d: null,
  };
  return {
    ...{
      dashboard_id,
      name,
      kind: 'dashboard',
      subject: null,
      owner_team: null,
      views_365d: null,
      subscriptions: null,
    },
    ...{
      cluster: null,
      shared_view: null,
      shared_models: [],
      shared_metrics: [],
      suggestion: 'keep',
      merge_into: null,
    },
    ...{ suggestion_rule: 'own', is_stale: false, effort: 'small', reason: '' },
    ...numbers,
    ...more,
    ...unknown,
    ...rest,
  };
}

describe('the playbook', () => {
  const rows = [
    row('b1', 'Dub speed', { subject: 'dubs', owner_team: 'Studio desk', suggestion: 'merge' }),
    row('b2', 'Speed of lines', { subject: 'text', suggestion: 'retire' }),
    row('b3', 'Spend', { subject: 'dubs' }),
  ];
  const all = { suggestion: 'all', subject: '', search: '' } as const;

  test.each([
    [{}, 'b1 b2 b3'],
    [{ search: 'SPEED' }, 'b1 b2'],
    [{ search: 'desk dub' }, 'b1'],
    [{ search: 'b3' }, 'b3'],
    [{ subject: 'dubs' }, 'b1 b3'],
    [{ suggestion: 'retire' as const }, 'b2'],
    [{ suggestion: 'retire' as const, subject: 'dubs' }, ''],
  ])('is narrowed by %j', (narrowing, ids) => {
    expect(
      narrowed(rows, { ...all, ...narrowing })
        .map(({ dashboard_id }) => dashboard_id)
        .join(' '),
    ).toBe(ids);
  });

  test('has subjects, each once', () => {
    expect(subjectsOf(rows)).toEqual(['dubs', 'text']);
  });
});

describe('clusters', () => {
  const part = (
    piece: string,
    dashboard_id: string,
    text: string,
    label = '',
    kind: PartRow['kind'] = 'case',
  ): PartRow => ({
    ...{ cluster: 'b1', piece, kind, label, dashboard_id, query_id: `q-${dashboard_id}`, line: 1, text },
    ...{ dashboards: 1, is_contradicted: true },
  });
  const rows = [
    row('b1', 'One', { cluster: 'b1' }),
    row('b2', 'Two', { cluster: 'b1' }),
    row('b3', 'Three', { cluster: 'b1' }),
    row('b4', 'Four', { cluster: 'b4' }),
    row('b5', 'Alone'),
  ];
  const parts = [
    part('x', 'b1', 'CASE 1', 'mode'),
    part('y', 'b2', 'CASE 2', 'mode'),
    part('y', 'b3', 'CASE 2', 'mode'),
    part('z', 'b3', 'CASE 3', 'way'),
    part('wx', 'b1', 'SELECT CASE 1', 'w', 'cte'),
    part('wy', 'b2', 'SELECT CASE 2', 'w', 'cte'),
  ];
  const pair = (piece: string, other_piece: string) => ({ piece, other_piece, same_shape: true });
  const clusters = clustersOf(rows, parts, [
    pair('x', 'y'),
    pair('z', 'x'),
    pair('wx', 'wy'),
    pair('gone', 'x'),
  ]);

  test('are the dashboards that share logic, the largest first', () => {
    expect(clusters.map(({ id, dashboards }) => [id, dashboards.map(({ name }) => name).join(' ')])).toEqual([
      ['b1', 'One Two Three'],
      ['b4', 'Four'],
    ]);
  });

  test('have versions of a piece together, compared with the one in most places; a whole that differs in a part alone is left out', () => {
    expect(
      clusters[0]?.families.map(({ base, others }) => [
        base.piece,
        others.map(({ piece }) => piece).join(' '),
      ]),
    ).toEqual([['y', 'x z']]);
    expect(clusters[0]?.copies.map((copy) => [copy.piece, placesOf(copy, rows)])).toEqual([
      ['y', 'Two, Three'],
    ]);
  });
});
