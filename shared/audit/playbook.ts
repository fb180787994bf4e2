import { z } from 'zod';
import type { ResultTable } from '../engine/port.ts';
import type { Definitions } from '../semantic/definitions.ts';

const count = z.coerce.number().int();
const optionalCount = z.union([z.null(), count]);
const optionalText = z.string().nullable();
const names = z.string().transform((text) => (text === '' ? [] : text.split(', ')));

/** A row of the model `dashboard_audit`, with its fields. */
const rowSchema = z.object({
  dashboard_id: z.string(),
  name: z.string(),
  kind: z.string(),
  subject: optionalText,
  owner_team: optionalText,
  migration_status: optionalText,
  last_viewed_on: optionalText,
  days_unseen: optionalCount,
  views_90d: optionalCount,
  viewers_90d: optionalCount,
  views_365d: optionalCount,
  subscriptions: optionalCount,
  queries: count,
  unread_queries: count,
  untested_queries: count,
  tables_read: count,
  dead_tables: count,
  pieces: count,
  repeated_pieces: count,
  contradictions: count,
  labels: count,
  covered_labels: count,
  findings: count,
  cluster: optionalText,
  cluster_size: count,
  shared_view: optionalText,
  shared_models: names,
  shared_metrics: names,
  suggestion: z.enum(['keep', 'merge', 'retire']),
  merge_into: optionalText,
  suggestion_rule: z.string(),
  is_stale: z.boolean(),
  effort: z.enum(['small', 'medium', 'large']),
});

/** What to do with a dashboard. */
export type Suggestion = 'keep' | 'merge' | 'retire';

/** A dashboard in the playbook: the row of `dashboard_audit`, and the reason in words. */
export type PlaybookRow = z.infer<typeof rowSchema> & { readonly reason: string };

/** The order in which the playbook tells what to do. */
export const suggestions = ['merge', 'retire', 'keep'] as const;

/** Reads the rows of `dashboard_audit`, what to merge first, then what to retire, the most viewed first in each. */
export function readPlaybook(table: ResultTable, definitions: Definitions): PlaybookRow[] {
  const cases = definitions.models.get('dashboard_audit')?.rules?.cases ?? [];
  const reasons = new Map(cases.map(({ id, label }) => [id, label]));
  const rows = Array.from({ length: table.rowCount }, (_, row) => {
    const cells = table.columns.map(({ name }, column) => [name, table.values[column]?.[row] ?? null]);
    const read = rowSchema.parse(Object.fromEntries(cells));
    return { ...read, reason: reasons.get(read.suggestion_rule) ?? read.suggestion_rule };
  });
  return rows.toSorted(
    (a, b) =>
      suggestions.indexOf(a.suggestion) - suggestions.indexOf(b.suggestion) ||
      (b.views_90d ?? 0) - (a.views_90d ?? 0) ||
      (a.dashboard_id < b.dashboard_id ? -1 : 1),
  );
}

/** Dashboards that become one. */
export interface Merge {
  /** The domain of the shared view that takes their place. */
  readonly into: string;
  readonly dashboards: readonly PlaybookRow[];
  /** The shared metrics that show their figures. */
  readonly metrics: readonly string[];
}

/** The merges of a playbook: the dashboards of one cluster together, others by themselves; the most viewed first. */
export function mergesOf(rows: readonly PlaybookRow[]): Merge[] {
  const merged = rows.filter(({ suggestion }) => suggestion === 'merge');
  const groups = Map.groupBy(merged, ({ merge_into, cluster, dashboard_id }) =>
    JSON.stringify([merge_into, cluster ?? dashboard_id]),
  );
  const views = ({ dashboards }: Merge): number =>
    dashboards.reduce((sum, { views_90d }) => sum + (views_90d ?? 0), 0);
  return [...groups.values()]
    .map((dashboards) => ({
      into: dashboards[0]?.merge_into ?? '',
      dashboards,
      metrics: [...new Set(dashboards.flatMap(({ shared_metrics }) => shared_metrics))].toSorted(),
    }))
    .toSorted((a, b) => views(b) - views(a));
}

/** A playbook as a table, for CSV. */
export interface PlaybookTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The playbook as a table, a row a dashboard. Cells are raw: who writes them for a spreadsheet guards them. */
export function playbookTable(rows: readonly PlaybookRow[]): PlaybookTable {
  const columns = [
    'dashboard_id',
    'name',
    'kind',
    'subject',
    'owner_team',
    'suggestion',
    'merge_into',
    'reason',
    'effort',
    'last_viewed_on',
    'views_90d',
    'viewers_90d',
    'subscriptions',
    'cluster',
    'cluster_size',
    'queries',
    'unread_queries',
    'findings',
    'contradictions',
    'repeated_pieces',
    'pieces',
    'dead_tables',
    'covered_labels',
    'labels',
  ] as const;
  return {
    columns: [...columns, 'shared_models', 'shared_metrics'],
    rows: rows.map((row) => [
      ...columns.map((column) => row[column]),
      row.shared_models.join(', '),
      row.shared_metrics.join(', '),
    ]),
  };
}
