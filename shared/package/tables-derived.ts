import { count, flag, id, optional, rowId, text } from './column.ts';
import { table, to } from './table.ts';

/** What reading the SQL of `dashboard_queries` found (`shared/audit`), a row for each thing. */

const dashboardCode = table('before', 'dashboard_code', {
  description: 'What the SQL of each dashboard comes to. Made of dashboard_queries when a package is opened.',
  columns: {
    dashboard_id: id('The dashboard.'),
    queries: count('Its queries.'),
    unread_queries: count('Queries that could not be read.'),
    untested_queries: count('Queries that nothing tests.'),
    tables_read: count('Tables that it reads.'),
    dead_tables: count('Tables that no exported table and no shared model stands for.'),
    pieces: count('Pieces of logic that are worth sharing, each once.'),
    repeated_pieces: count('Pieces that another dashboard has too.'),
    contradictions: count('Pieces that nearly say what another piece says.'),
    labels: count('Names of its measures and values.'),
    covered_labels: count('Names by which a shared metric goes.'),
    findings: count('Places of its SQL with something wrong.'),
    cluster: optional(
      text('The first of the dashboards with which it shares logic; null where it shares none.'),
    ),
    cluster_size: count('Dashboards in its cluster; 1 where it shares no logic.'),
    shared_view: optional(text('The domain whose shared metrics would take its place; null for none.')),
    shared_models: text('The shared models over its tables, the nearest first.'),
    shared_metrics: text('The shared metrics by which its measures and values go.'),
  },
  key: ['dashboard_id'],
  foreignKeys: [to('dashboards', 'dashboard_id')],
});

const dashboardFindings = table('before', 'dashboard_findings', {
  description:
    'What is wrong with the SQL of dashboards, by place. Made of dashboard_queries when a package is opened.',
  columns: {
    finding_id: rowId('The finding.'),
    dashboard_id: id('The dashboard.'),
    query_id: id('The query.'),
    code: text('What it is, as the catalogue of messages names it.'),
    severity: text('How bad it is: warning or note.'),
    line: count('The line of the SQL, from 1.'),
    message: text('What it is, in words.'),
    fix: text('What to do.'),
  },
  key: ['finding_id'],
  foreignKeys: [to('dashboards', 'dashboard_id'), to('dashboard_queries', 'query_id')],
});

const dashboardParts = table('before', 'dashboard_parts', {
  description:
    'The parts of the dashboards’ SQL that are worth sharing, by place. Made of dashboard_queries when a package is opened.',
  columns: {
    part_id: rowId('The part.'),
    dashboard_id: id('The dashboard.'),
    query_id: id('The query.'),
    kind: text('What it is: cte, case, condition or measure.'),
    label: text('The name that the query gives it.'),
    line: count('Its first line, from 1.'),
    text: text('Its SQL: shown, never run.'),
    piece: text('What it says, as a fingerprint: the same for every copy.'),
    copies: count('Places with this piece.'),
    dashboards: count('Dashboards with this piece.'),
    is_contradicted: flag('Another piece nearly says the same.'),
  },
  key: ['part_id'],
  foreignKeys: [to('dashboards', 'dashboard_id'), to('dashboard_queries', 'query_id')],
});

const dashboardContradictions = table('before', 'dashboard_contradictions', {
  description:
    'Pairs of pieces of the dashboards’ SQL that nearly say the same. Made of dashboard_queries when a package is opened.',
  columns: {
    piece: text('The one.'),
    other_piece: text('The other.'),
    same_shape: flag('They differ in constants alone.'),
  },
  key: ['piece', 'other_piece'],
});

const dashboardReads = table('before', 'dashboard_reads', {
  description:
    'The tables that the dashboards’ SQL reads. Made of dashboard_queries when a package is opened.',
  columns: {
    read_id: rowId('The place.'),
    dashboard_id: id('The dashboard.'),
    query_id: id('The query.'),
    table_name: text('The table as the SQL names it, in lower case.'),
    line: count('The line, from 1.'),
    stands_for: optional(text('The exported table or shared model that stands for it; null for none.')),
  },
  key: ['read_id'],
  foreignKeys: [to('dashboards', 'dashboard_id'), to('dashboard_queries', 'query_id')],
});

/** Tables of schema `source` that loading makes of others; no package holds them. */
export const derivedTables = [
  dashboardCode,
  dashboardFindings,
  dashboardParts,
  dashboardContradictions,
  dashboardReads,
] as const;
