import type { Row } from '../../../shared/package/tables.ts';
import { addDays, asOf } from '../calendar.ts';
import { stream, type Random } from '../random.ts';
import type { Store } from '../store.ts';
import { pad } from '../titles.ts';
import { dashboards, type Dashboard } from './dashboards.ts';

/** Opens the tables of what existed before. */
export async function openBeforeTables(store: Store) {
  return {
    dashboards: await store.table('dashboards'),
    queries: await store.table('dashboard_queries'),
    values: await store.table('dashboard_values'),
  };
}

/** The tables of what existed before. */
export type BeforeTables = Awaited<ReturnType<typeof openBeforeTables>>;

/** Writes the old dashboards and the SQL behind them. */
export function writeDashboards(seed: number, tables: BeforeTables): void {
  for (const dashboard of dashboards) {
    const random = stream(seed, 'dashboard', dashboard.id);
    tables.dashboards.add(dashboardRow(random, dashboard));
    for (const sql of dashboard.queries) {
      tables.queries.add({
        query_id: `q${pad(tables.queries.rows + 1, 3)}`,
        dashboard_id: dashboard.id,
        sql,
        has_tests: random.chance(0.06),
        last_failed_on: failedOn(random, dashboard),
      });
    }
  }
}

/** From the fewest to the most. */
type Span = readonly [number, number];

interface Use {
  readonly views: Span;
  readonly viewers: Span;
  readonly daysAgo: Span;
}

/** Views in 90 days, of each kind of use; and how many days ago somebody looked last. */
const uses: Readonly<Record<Dashboard['use'], Use>> = {
  daily: { views: [180, 900], viewers: [15, 60], daysAgo: [0, 1] },
  weekly: { views: [20, 120], viewers: [4, 18], daysAgo: [0, 9] },
  rare: { views: [1, 9], viewers: [1, 3], daysAgo: [15, 80] },
  dead: { views: [0, 0], viewers: [0, 0], daysAgo: [380, 900] },
};

function dashboardRow(
  random: Random,
  { id, name, kind, tool, domain, owner, use }: Dashboard,
): Row<'dashboards'> {
  const { views, viewers, daysAgo } = uses[use];
  const views90 = random.whole(...views);
  const lastViewed = addDays(asOf, -random.whole(...daysAgo));
  return {
    dashboard_id: id,
    name,
    kind,
    tool,
    domain,
    owner_team: random.chance(0.08) ? null : owner,
    created_on: addDays(lastViewed, -random.whole(200, 1600)),
    last_viewed_on: lastViewed,
    views_90d: views90,
    viewers_90d: Math.min(views90, random.whole(...viewers)),
    views_365d: use === 'dead' ? 0 : Math.round(views90 * random.between(3, 4.6)),
    subscriptions: use === 'daily' || use === 'weekly' ? random.whole(0, 25) : random.whole(0, 2),
    migration_status: random.pick(['not started', 'not started', 'planned', 'in progress']),
  };
}

function failedOn(random: Random, { use }: Dashboard): string | null {
  const hasFailed = random.chance(use === 'dead' ? 0.8 : 0.3);
  const failed = addDays(asOf, -random.whole(1, 300));
  return hasFailed ? failed : null;
}
