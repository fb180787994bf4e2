import { cut, message } from './define.ts';

/** What the audit of dashboards finds in their SQL. Each stands at a query and the line of its text. */
export const auditMessages = {
  noDashboards: message('audit.no_dashboards', {
    severity: 'error',
    message: () => 'The package has no table dashboards, so that there is nothing to audit.',
    fix: () => 'Export dashboards and dashboard_queries too, and dashboard_values to reconcile against.',
  }),
  unreadable: message<{ reason: string }>('audit.unreadable', {
    severity: 'warning',
    message: ({ reason }) => `The SQL could not be read: ${cut(reason)}`,
    fix: () => 'Look at the text by hand: its tables, logic and faults are not counted.',
  }),
  noTests: message('audit.no_tests', {
    severity: 'warning',
    message: () => 'Nothing tests this query.',
    fix: () => 'Take the figures from a shared model, whose rows and keys are tested, or write a test.',
  }),
  failing: message<{ date: string }>('audit.failing', {
    severity: 'warning',
    message: ({ date }) => `The query failed on ${cut(date)}, within the last 90 days.`,
    fix: () => 'Find out what it waits for before anyone relies on it.',
  }),
  selectStar: message('audit.select_star', {
    severity: 'note',
    message: () => 'SELECT * takes whatever columns the table has today.',
    fix: () => 'Name the columns, so that a new or dropped one is noticed.',
  }),
  hardCodedDate: message<{ date: string }>('audit.hard_coded_date', {
    severity: 'warning',
    message: ({ date }) => `The date ${cut(date)} is written into the SQL.`,
    fix: () => 'Compute the date from the day of the report, or let the reader choose it.',
  }),
  copiedCase: message<{ copies: number; dashboards: number }>('audit.copied_case', {
    severity: 'warning',
    message: ({ copies, dashboards }) =>
      `This CASE block stands in ${copies} places of ${dashboards === 1 ? 'this dashboard' : `${dashboards} dashboards`}.`,
    fix: () => 'Let one rule of a shared model decide it, under an id.',
  }),
  contradiction: message<{ other: string }>('audit.contradiction', {
    severity: 'warning',
    message: ({ other }) => `${cut(other)} has nearly the same logic and differs from this.`,
    fix: () => 'Compare the two texts and settle on one; the shared metric says which rule it follows.',
  }),
  deadTable: message<{ table: string }>('audit.dead_table', {
    severity: 'warning',
    message: ({ table }) => `No exported table and no shared model stands for the table ${cut(table)}.`,
    fix: () =>
      'Find out whether anybody still fills it; add it to the known legacy tables if it has an heir.',
  }),
} as const;
