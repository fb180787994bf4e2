import { beforeAll, describe, expect, test } from 'vitest';
import { auditCode, type AuditedQuery, type CodeAudit } from './audit.ts';
import { readQuery } from './read-query.ts';
import type { ParseSql } from './sql-parser.ts';
import { startParser } from './testing.ts';
import { Coverer, type Vocabulary } from './vocabulary.ts';

const metric = (name: string, label: string, domain: string, model: string, ...synonyms: string[]) => ({
  name,
  label,
  domain,
  model,
  synonyms,
});

const vocabulary: Vocabulary = {
  catalogue: new Set(['titles']),
  sourceTables: new Set(['work_orders', 'deliveries', 'partners', 'viewing', 'titles']),
  models: [
    { name: 'partner_delivery', sources: new Set(['deliveries', 'work_orders', 'partners']) },
    { name: 'title', sources: new Set(['titles']) },
    { name: 'consumption', sources: new Set(['viewing', 'titles']) },
  ],
  metrics: [
    metric('on_time_rate', 'On time', 'partners', 'partner_delivery', 'On-time %', 'OTD'),
    metric('redelivery_rate', 'Redeliveries', 'partners', 'partner_delivery'),
    metric('view_hours', 'Hours', 'consumption', 'consumption', 'Viewing hours'),
  ],
};

const onTime = `CASE WHEN d.delivered_at <= o.due_on THEN 'on time' WHEN d.fault = 'client' THEN 'on time' ELSE 'late' END`;
const looser = onTime.replace("'client'", "'material'");

/** Queries by their dashboard: two that repeat one rule, one that contradicts it, one of its own, one that can't be read. */
const sqls: readonly (readonly [string, string])[] = [
  [
    'ops',
    `SELECT partner, ${onTime} AS state, avg(x) AS otd FROM loc.deliveries d JOIN loc.work_orders o USING (order_id)`,
  ],
  ['board', `SELECT *, ${onTime}\nAS state FROM loc.deliveries d JOIN work_orders_v2 o USING (order_id)`],
  [
    'finance',
    `SELECT ${looser} AS state FROM loc.deliveries d, loc.dim_partners o WHERE d.day > '2024-01-01'`,
  ],
  [
    'hours',
    `SELECT sum(view_hours) AS "viewing hours" FROM warehouse.viewing_f JOIN lost.genres USING (title_id)`,
  ],
  ['hours', `SELECT {{ nothing }} FROM viewing`],
];

let audit: CodeAudit;
beforeAll(async () => {
  const parse: ParseSql = await startParser();
  const queries: AuditedQuery[] = [];
  for (const [i, [dashboardId, sql]] of sqls.entries())
    queries.push({
      queryId: `q${i + 1}`,
      dashboardId,
      row: i + 1,
      hasTests: i === 0,
      lastFailedOn: i === 3 ? '2025-12-01' : i === 2 ? '2025-01-01' : null,
      reading: await readQuery(parse, sql),
    });
  audit = auditCode({
    dashboardIds: ['board', 'empty', 'finance', 'hours', 'ops'],
    queries,
    valueLabels: new Map([['ops', ['On-Time %', 'Cost']]]),
    asOf: '2025-12-31',
    vocabulary,
  });
});

test('findings stand at their query and line', () => {
  const found = audit.findings.map(
    ({ queryId, problem: { code, at } }) => `${queryId}:${at.line ?? ''} ${code}`,
  );
  expect(found.toSorted()).toEqual([
    'q1:1 audit.contradiction',
    'q1:1 audit.copied_case',
    'q2:1 audit.contradiction',
    'q2:1 audit.copied_case',
    'q2:1 audit.no_tests',
    'q2:1 audit.select_star',
    'q3:1 audit.contradiction',
    'q3:1 audit.hard_coded_date',
    'q3:1 audit.no_tests',
    'q4:1 audit.dead_table',
    'q4:1 audit.failing',
    'q4:1 audit.no_tests',
    'q5:1 audit.no_tests',
    'q5:1 audit.unreadable',
  ]);
  const words = audit.findings.map(({ problem: { message } }) => message);
  expect(words).toContain('This CASE block stands in 2 places of 2 dashboards.');
  expect(words).toContain('Line 1 of the query q3 has nearly the same logic and differs from this.');
  expect(audit.findings.find(({ problem }) => problem.code === 'audit.unreadable')?.problem.at).toEqual({
    table: 'dashboard_queries',
    row: 5,
    line: 1,
    column: 'sql',
  });
});

test('tables by what stands for them', () => {
  expect(audit.reads.map(({ table, standsFor }) => [table, standsFor])).toEqual([
    ['loc.deliveries', 'deliveries'],
    ['loc.work_orders', 'work_orders'],
    ['loc.deliveries', 'deliveries'],
    ['work_orders_v2', 'work_orders'],
    ['loc.deliveries', 'deliveries'],
    ['loc.dim_partners', 'partners'],
    ['warehouse.viewing_f', 'viewing'],
    ['lost.genres', null],
  ]);
});

test('each dashboard by its figures', () => {
  const figures = audit.dashboards.map((code) => [
    code.dashboardId,
    code.queries,
    code.unreadQueries,
    code.untestedQueries,
    code.tables,
    code.deadTables,
    code.pieces,
    code.repeatedPieces,
    code.contradictions,
    code.labels,
    code.coveredLabels,
  ]);
  expect(figures).toEqual([
    ['board', 1, 0, 1, 2, 0, 1, 1, 1, 0, 0],
    ['empty', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['finance', 1, 0, 1, 2, 0, 1, 0, 1, 0, 0],
    ['hours', 2, 1, 2, 2, 1, 0, 0, 0, 1, 1],
    ['ops', 1, 0, 0, 2, 0, 1, 1, 1, 3, 2],
  ]);
});

test('what shares logic, even contradicting it, is one cluster', () => {
  expect(audit.dashboards.map(({ cluster, clusterSize }) => [cluster, clusterSize])).toEqual([
    ['board', 3],
    [null, 1],
    ['board', 3],
    [null, 1],
    ['board', 3],
  ]);
});

test('the shared view that would take its place, by labels first and tables else', () => {
  expect(
    audit.dashboards.map(({ coverage }) => [
      coverage.domain,
      coverage.models,
      coverage.metrics.map(({ name }) => name),
    ]),
  ).toEqual([
    ['partners', ['partner_delivery'], []],
    [null, [], []],
    ['partners', ['partner_delivery'], []],
    ['consumption', ['consumption'], ['view_hours']],
    ['partners', ['partner_delivery'], ['on_time_rate']],
  ]);
});

describe('names', () => {
  const coverer = new Coverer(vocabulary);
  test.each([
    ['a.b.deliveries', 'deliveries'],
    ['fact_deliveries', 'deliveries'],
    ['deliveries_daily', 'deliveries'],
    ['stg_titles_v3', 'titles'],
    ['consumption', 'consumption'],
    ['delivery', null],
    ['', null],
  ])('the table %s', (name, standsFor) => {
    expect(coverer.table(name)).toBe(standsFor);
  });

  test.each([
    ['ON TIME %', 'on_time_rate'],
    ['on_time_rate', 'on_time_rate'],
    ['Redeliveries', 'redelivery_rate'],
    ['rate', undefined],
    ['', undefined],
  ])('the label %s', (label, name) => {
    expect(coverer.metric(label)?.name).toBe(name);
  });
});
