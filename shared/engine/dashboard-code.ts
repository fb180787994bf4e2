import { auditCode, type AuditedQuery, type CodeAudit } from '../audit/audit.ts';
import { readQuery } from '../audit/read-query.ts';
import { dashboardsOf, type Piece } from '../audit/repeats.ts';
import { vocabularyOf } from '../audit/vocabulary.ts';
import type { ColumnSpec } from '../package/column.ts';
import { sourceSpec, TABLES } from '../package/tables.ts';
import type { Definitions } from '../semantic/definitions.ts';
import { insertRows } from './insert-rows.ts';
import type { Cell, Engine } from './port.ts';
import { stopIfAborted } from './progress.ts';

/**
 * Reads the SQL of `source.dashboard_queries`, never running it, and writes what is found into the derived tables of schema `source`.
 * Queries that can't be read are findings as others are.
 * @param asOf the package's date that stands for today, ISO
 */
export async function loadDashboardCode(
  engine: Engine,
  definitions: Definitions,
  asOf: string,
  signal?: AbortSignal,
): Promise<void> {
  const queries = await readQueries(engine, signal);
  if (queries.length === 0) return;
  const audit = auditCode({
    dashboardIds: (await rowsOf(engine, 'SELECT dashboard_id FROM source.dashboards ORDER BY 1')).map(
      textAt(0),
    ),
    queries,
    valueLabels: await valueLabels(engine),
    asOf,
    vocabulary: vocabularyOf(definitions, TABLES),
  });
  const tables = rowsByTable(audit);
  for (const [table, rows] of Object.entries(tables)) await insertTable(engine, table, rows);
}

type Row = Readonly<Record<string, Cell>>;

async function readQueries(engine: Engine, signal: AbortSignal | undefined): Promise<AuditedQuery[]> {
  const rows = await rowsOf(
    engine,
    `SELECT query_id, dashboard_id, sql, has_tests, CAST(last_failed_on AS VARCHAR), rowid FROM source.dashboard_queries ORDER BY rowid`,
  );
  const parser = engine.sqlParser();
  try {
    const queries: AuditedQuery[] = [];
    for (const row of rows) {
      stopIfAborted(signal);
      const [queryId, dashboardId, sql, hasTests, lastFailedOn, rowid] = row;
      queries.push({
        queryId: String(queryId),
        dashboardId: String(dashboardId),
        row: Number(rowid) + 1,
        hasTests: typeof hasTests === 'boolean' ? hasTests : null,
        lastFailedOn: typeof lastFailedOn === 'string' ? lastFailedOn : null,
        reading: await readQuery((text) => parser.parse(text), String(sql)),
      });
    }
    return queries;
  } finally {
    parser.close();
  }
}

async function valueLabels(engine: Engine): Promise<Map<string, string[]>> {
  const rows = await rowsOf(
    engine,
    'SELECT DISTINCT dashboard_id, metric_label FROM source.dashboard_values ORDER BY 1, 2',
  );
  const labels = new Map<string, string[]>();
  for (const row of rows) {
    const [dashboard, label] = [textAt(0)(row), textAt(1)(row)];
    labels.set(dashboard, [...(labels.get(dashboard) ?? []), label]);
  }
  return labels;
}

async function rowsOf(engine: Engine, sql: string): Promise<Cell[][]> {
  const { values, rowCount } = await engine.query(sql);
  return Array.from({ length: rowCount }, (_, row) => values.map((column) => column[row] ?? null));
}

function textAt(column: number): (row: readonly Cell[]) => string {
  return (row) => String(row[column] ?? '');
}

function rowsByTable(audit: CodeAudit): Readonly<Record<string, readonly Row[]>> {
  const contradicted = new Set(audit.contradictions.flatMap(({ one, other }) => [one, other]));
  return {
    dashboard_code: codeRows(audit),
    dashboard_findings: audit.findings.map(({ dashboardId, queryId, problem }, i) => ({
      finding_id: i + 1,
      dashboard_id: dashboardId,
      query_id: queryId,
      code: problem.code,
      severity: problem.severity,
      line: problem.at.line ?? 1,
      message: problem.message,
      fix: problem.fix,
    })),
    dashboard_parts: audit.pieces
      .flatMap((piece) => partRows(piece, contradicted.has(piece)))
      .map(numbered('part_id')),
    dashboard_contradictions: audit.contradictions.map(({ one, other, sameShape }) => ({
      piece: one.id,
      other_piece: other.id,
      same_shape: sameShape,
    })),
    dashboard_reads: audit.reads
      .map(({ dashboardId, queryId, table, line, standsFor }) => ({
        dashboard_id: dashboardId,
        query_id: queryId,
        table_name: table,
        line,
        stands_for: standsFor,
      }))
      .map(numbered('read_id')),
  };
}

function numbered(id: string): (row: Row, i: number) => Row {
  return (row, i) => ({ ...row, [id]: i + 1 });
}

function codeRows({ dashboards, findings }: CodeAudit): Row[] {
  return dashboards.map((code) => ({
    dashboard_id: code.dashboardId,
    queries: code.queries,
    unread_queries: code.unreadQueries,
    untested_queries: code.untestedQueries,
    tables_read: code.tables,
    dead_tables: code.deadTables,
    pieces: code.pieces,
    repeated_pieces: code.repeatedPieces,
    contradictions: code.contradictions,
    labels: code.labels,
    covered_labels: code.coveredLabels,
    findings: findings.filter(({ dashboardId }) => dashboardId === code.dashboardId).length,
    cluster: code.cluster,
    cluster_size: code.clusterSize,
    shared_view: code.sharedView,
    shared_models: code.coverage.models.join(', '),
    shared_metrics: code.coverage.metrics.map(({ name }) => name).join(', '),
  }));
}

function partRows(piece: Piece, isContradicted: boolean): Row[] {
  return piece.places.map(({ dashboardId, queryId, kind, label, line, text }) => ({
    dashboard_id: dashboardId,
    query_id: queryId,
    kind,
    label,
    line,
    text,
    piece: piece.id,
    copies: piece.places.length,
    dashboards: dashboardsOf(piece).length,
    is_contradicted: isContradicted,
  }));
}

async function insertTable(engine: Engine, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = (sourceSpec(table)?.loaded ?? []).map(({ name, type }: ColumnSpec) => ({
    name,
    type,
    values: rows.map((row) => row[name] ?? null),
  }));
  await insertRows(engine, table, columns);
}
