import { amount, choice, count, date, flag, id, language, optional, text } from './column.ts';
import { table, to } from './table.ts';

const dashboards = table('before', 'dashboards', {
  description: 'The dashboards, tools and notebooks that existed before.',
  columns: {
    dashboard_id: id('The dashboard.'),
    name: text('Its name.'),
    kind: choice(['dashboard', 'tool', 'notebook'], 'What it is.'),
    tool: optional(text('The product that it is built in.')),
    domain: optional(text('What it is about.')),
    owner_team: optional(text('Who answers for it.')),
    created_on: optional(date('When it was made.')),
    last_viewed_on: optional(date('When somebody last looked at it.')),
    views_90d: optional(count('Views in the last 90 days.')),
    viewers_90d: optional(count('People who viewed it in the last 90 days.')),
    views_365d: optional(count('Views in the last 365 days.')),
    subscriptions: optional(count('People who get it by mail.')),
    migration_status: optional(text('Where its move to shared logic stands.')),
  },
  key: ['dashboard_id'],
});

const dashboardQueries = table('before', 'dashboard_queries', {
  description: 'The SQL behind a dashboard: read, never run.',
  columns: {
    query_id: id('The query.'),
    dashboard_id: id('Its dashboard.'),
    sql: text('Its text.'),
    has_tests: optional(flag('Whether anything tests it.')),
    last_failed_on: optional(date('When it last failed.')),
  },
  key: ['query_id'],
  foreignKeys: [to('dashboards', 'dashboard_id')],
});

const dashboardValues = table('before', 'dashboard_values', {
  description: 'What the old dashboard shows, to reconcile against.',
  columns: {
    value_id: id('The value.'),
    dashboard_id: id('Its dashboard.'),
    metric_label: text('What the dashboard calls it.'),
    partner_id: optional(id('The partner that it is about.')),
    language: optional(language('The language that it is about.')),
    period_start: optional(date('First day of its period.')),
    value: optional(amount('The value shown.')),
  },
  key: ['value_id'],
  foreignKeys: [to('dashboards', 'dashboard_id'), to('partners', 'partner_id')],
});

/** What existed before: the dashboards that the shared definitions replace. */
export const beforeTables = [dashboards, dashboardQueries, dashboardValues] as const;
