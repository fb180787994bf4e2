import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OpenPackage, resourcesOf, type ResultRow } from '../testing.ts';

const demo = join(import.meta.dirname, '../../demo');
const truth = z
  .object({
    legacy_values: z.record(
      z.string(),
      z.strictObject({ dashboard: z.string(), by: z.array(z.string()), says: z.string() }),
    ),
    overlapping_dashboards: z.array(z.string()),
    dead_tables: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync(join(demo, 'truth.json'), 'utf8')));

let data: OpenPackage;
let queries: readonly { id: string; dashboard: string; sql: string }[];

/** Opens the demo as the warehouse in which the dashboards' SQL ran: its schemas, its columns, its functions. */
beforeAll(async () => {
  data = await OpenPackage.open(demo);
  const rows = await data.rows('SELECT query_id, dashboard_id, sql FROM dashboard_queries ORDER BY 1');
  queries = rows.map((row) => ({
    id: String(row['query_id']),
    dashboard: String(row['dashboard_id']),
    sql: String(row['sql']),
  }));
  for (const schema of ['loc', 'playback']) await data.run(`CREATE SCHEMA ${schema}`);
  for (const { name } of resourcesOf(demo)) {
    const schema = name === 'viewing' || name === 'playback_switches' ? 'playback' : 'loc';
    const times =
      name === 'timed_text_events' ? ', start_frame * 40 AS start_ms, end_frame * 40 AS end_ms' : '';
    await data.run(`CREATE VIEW ${schema}.${name} AS SELECT *${times} FROM main.${name}`);
  }
  await data.run('CREATE MACRO approx_percentile(x, share) AS approx_quantile(x, share)');
  await data.run('CREATE MACRO array_join(list, glue) AS CAST(list AS VARCHAR) || glue');
});

/** The tables of a schema that a query reads. */
function tablesOf(sql: string): string[] {
  return [...sql.matchAll(/\b(?:from|join)\s+([a-z_0-9]+\.[a-z_0-9]+)/gi)].map((match) => match[1] ?? '');
}

describe('the dashboards', () => {
  test('are 43, of each kind and use', async () => {
    expect(await data.number('SELECT count(*) FROM dashboards')).toBe(43);
    expect(await data.column('SELECT DISTINCT kind FROM dashboards ORDER BY 1')).toEqual([
      'dashboard',
      'notebook',
      'tool',
    ]);
    const stale = await data.number(
      `SELECT count(*) FROM dashboards WHERE last_viewed_on < DATE '2025-10-25' AND views_365d = 0`,
    );
    expect(stale).toBeGreaterThan(5);
    expect(stale).toBeLessThan(12);
    for (const { dashboard } of queries)
      expect(queries.filter((query) => query.dashboard === dashboard).length).toBeGreaterThan(1);
    expect(new Set(queries.map(({ dashboard }) => dashboard)).size).toBe(43);
  });

  test('run on what the package has, but for dead tables', async () => {
    const dead = new Set(truth.dead_tables);
    const read = new Set(queries.flatMap(({ sql }) => tablesOf(sql)));
    const known = resourcesOf(demo).flatMap(({ name }) => [`loc.${name}`, `playback.${name}`]);
    expect([...read].filter((table) => !known.includes(table)).sort()).toEqual([...dead].sort());
    for (const { id, sql } of queries) {
      if (tablesOf(sql).some((table) => dead.has(table))) continue;
      await expect(data.run(`EXPLAIN ${sql}`), id).resolves.toBeUndefined();
    }
  });

  test('are as analysts write them: mostly untested, with SELECT *, dates typed in and blocks copied', () => {
    const having = (pattern: RegExp) => queries.filter(({ sql }) => pattern.test(sql)).length;
    expect(having(/select (\w\.)?\*/i)).toBeGreaterThan(12);
    expect(having(/(date|timestamp) '20/i)).toBeGreaterThan(15);
    expect(having(/\bcase\b/i)).toBeGreaterThan(35);
  });

  test('have three, and no others, over the same dubbing partners', () => {
    const sharing = queries.filter(({ sql }) => sql.includes('dub_partners AS ('));
    expect([...new Set(sharing.map(({ dashboard }) => dashboard))]).toEqual(truth.overlapping_dashboards);
    expect(truth.overlapping_dashboards).toHaveLength(3);
  });
});

/** The query behind each figure: which of its dashboard's, and the columns of whom it is about, of its period and of its value. */
const behind: Readonly<
  Record<string, readonly [query: number, about: readonly string[], period: string | null, value: string]>
> = {
  'On-time delivery rate': [0, ['partner_id'], 'quarter', 'on_time_rate'],
  'Turnaround (avg days)': [0, ['partner_id'], 'quarter', 'turnaround_days'],
  'Redelivery rate': [1, ['partner_id'], 'quarter', 'redelivery_rate'],
  'Capacity utilisation': [0, ['partner_id', 'language'], 'month', 'utilisation'],
  'Cost per minute': [0, ['partner_id'], 'quarter', 'cost_per_minute'],
  'Rework share': [0, ['partner_id'], 'quarter', 'rework_share'],
  'OTD (first due date)': [0, ['partner_id'], 'quarter', 'otd'],
  'Rejection rate': [0, ['partner_id'], 'quarter', 'rejection_rate'],
  'Dubs made': [1, ['partner_id'], null, 'dubs_made'],
  'QC pass rate': [0, ['language'], 'quarter', 'qc_pass_rate'],
  'Dub share': [0, ['profile_language'], 'month', 'dub_share'],
  'Localized share': [0, ['profile_language'], 'month', 'localized_share'],
};

describe('what the dashboards show', () => {
  test('has a rule for every label, and a label for every rule', async () => {
    const labels = await data.column('SELECT DISTINCT metric_label FROM dashboard_values ORDER BY 1');
    expect(labels).toEqual(Object.keys(truth.legacy_values).sort());
    for (const [label, { dashboard }] of Object.entries(truth.legacy_values)) {
      const from = `dashboard_values WHERE metric_label = '${label}'`;
      expect(await data.column(`SELECT DISTINCT dashboard_id FROM ${from}`)).toEqual([dashboard]);
    }
  });

  test.each(Object.entries(behind))(
    '%s is what its SQL gives',
    async (label, [query, about, period, value]) => {
      const dashboard = truth.legacy_values[label]?.dashboard;
      const sql = queries.filter((candidate) => candidate.dashboard === dashboard)[query]?.sql ?? '';
      // The dashboards were looked at on the day that stands for today.
      const sqlOfToday = sql.replaceAll('current_date', `DATE '2026-10-25'`);
      const periods = period === null ? 'NULL' : `CAST(CAST(${period} AS DATE) AS VARCHAR)`;
      const key = `concat_ws('/', ${about.join(', ')}, ${periods})`;
      const computed = await data.rows(
        `SELECT ${key} AS key, round(CAST(${value} AS DOUBLE), 4) AS value FROM (${sqlOfToday})
       WHERE ${value} IS NOT NULL AND ${about.join(' IS NOT NULL AND ')} IS NOT NULL ORDER BY key`,
      );
      const shown = await data.rows(
        `SELECT concat_ws('/', partner_id, language, CAST(period_start AS VARCHAR)) AS key, value
       FROM dashboard_values WHERE metric_label = '${label}' ORDER BY key`,
      );
      expect(shown.length).toBeGreaterThan(10);
      expect(shown.map(({ key }) => key)).toEqual(computed.map((row) => row['key']));
      const apart = shown.map((row, i) => Math.abs(numberOf(row) - numberOf(computed[i])));
      expect(Math.max(...apart)).toBeLessThan(0.00011);
    },
  );

  test('Lines over 17 cps counts every language by one limit', async () => {
    await data.countLines();
    const computed = await data.rows(
      'SELECT language, avg(CAST(chars / seconds > 17 AS INTEGER)) AS value FROM line GROUP BY 1 ORDER BY 1',
    );
    const shown = await data.rows(
      `SELECT language, value FROM dashboard_values WHERE metric_label = 'Lines over 17 cps' ORDER BY 1`,
    );
    expect(shown.map(({ language }) => language)).toEqual(computed.map(({ language }) => language));
    const filed = await data.column(
      'SELECT DISTINCT language FROM timed_text_files JOIN asset_versions USING (version_id) JOIN assets USING (asset_id)',
    );
    // Lines that arrive as files are not among those that are counted here.
    shown.forEach((row, i) => {
      const language = String(row['language']);
      expect(numberOf(row), language).toBeCloseTo(numberOf(computed[i]), filed.includes(language) ? 2 : 4);
    });
    expect(filed.length).toBeLessThan(shown.length);
  });
});

function numberOf(row: ResultRow | undefined): number {
  return Number(row?.['value']);
}
