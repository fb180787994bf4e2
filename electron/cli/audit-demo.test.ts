import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { subtext } from './testing.ts';

/** What the generator planted in the demo: it computed the legacy values by SQL of its own, on native DuckDB. */
const truth = z
  .object({ overlapping_dashboards: z.array(z.string()), dead_tables: z.array(z.string()) })
  .parse(JSON.parse(readFileSync('datasets/demo/truth.json', 'utf8')));

const auditSchema = z.object({
  playbook: z.array(
    z.object({
      dashboard_id: z.string(),
      suggestion: z.string(),
      merge_into: z.string().nullable(),
      cluster: z.string().nullable(),
      unread_queries: z.number(),
    }),
  ),
  findings: z.array(z.object({ code: z.string(), message: z.string() })),
  reconciliations: z.array(
    z.object({
      label: z.string(),
      values: z.array(
        z.object({
          verdict: z.string(),
          rule: z.object({ metric: z.string(), dimensions: z.array(z.string()) }).nullable(),
        }),
      ),
    }),
  ),
});

let audit: z.infer<typeof auditSchema>;
beforeAll(async () => {
  const { stdout } = await subtext('audit', 'datasets/demo', '--format', 'json');
  audit = auditSchema.parse(JSON.parse(stdout));
});

test('every query of the 43 dashboards is read', () => {
  expect(audit.playbook).toHaveLength(43);
  expect(audit.playbook.filter(({ unread_queries }) => unread_queries > 0)).toEqual([]);
});

test('the three over the same dubbing partners come out as one merge, and nothing else with them', () => {
  const three = audit.playbook.filter(({ dashboard_id }) =>
    truth.overlapping_dashboards.includes(dashboard_id),
  );
  const [first] = three;
  expect(three.map(({ suggestion, merge_into }) => [suggestion, merge_into])).toEqual(
    Array.from({ length: 3 }, () => ['merge', 'partners']),
  );
  const cluster = audit.playbook.filter(({ cluster: each }) => each !== null && each === first?.cluster);
  expect(cluster.map(({ dashboard_id }) => dashboard_id).toSorted()).toEqual(truth.overlapping_dashboards);
});

test('the tables that nobody fills any more are found, and no others', () => {
  const dead = audit.findings.filter(({ code }) => code === 'audit.dead_table');
  const named = dead.map(({ message }) => /the table (\S+)\.$/.exec(message)?.[1]);
  expect([...new Set(named)].toSorted()).toEqual(truth.dead_tables.toSorted());
});

describe('each legacy value agrees with the shared metric, or is what another rule gives', () => {
  test.each([
    ['On-time delivery rate', 'on_time_of_delivered'],
    ['Turnaround (avg days)', 'turnaround_mean_from_order'],
    ['Redelivery rate', 'redelivery_of_deliveries'],
    ['Capacity utilisation', 'utilisation_mean_of_weeks'],
    ['Cost per minute', 'cost_per_minute_billed'],
    ['Rework share', 'rework_and_rush_share'],
    ['OTD (first due date)', 'on_time_unexcused'],
    ['Rejection rate', 'rejection_of_deliveries'],
    ['Dubs made', 'dubs_of_first_order partner'],
    ['QC pass rate', 'pass_rate_of_all'],
    ['Dub share', 'dub_share_by_tracks profile_language'],
    ['Localized share', 'localized_share_by_tracks profile_language'],
    ['Lines over 17 cps', 'over_17_cps_share'],
  ])('%s: %s', (label, rule) => {
    const values = audit.reconciliations.find((each) => each.label === label)?.values ?? [];
    expect(values.length).toBeGreaterThan(10);
    expect(new Set(values.map(({ verdict }) => verdict))).toEqual(
      new Set(values.some(({ verdict }) => verdict === 'agrees') ? ['agrees', 'explained'] : ['explained']),
    );
    const rules = values.flatMap(({ rule: each }) =>
      each === null ? [] : [[each.metric, ...each.dimensions].join(' ')],
    );
    expect([...new Set(rules)]).toEqual([rule]);
  });
});
