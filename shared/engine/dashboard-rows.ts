import { z } from 'zod';
import { partKinds } from '../audit/parts.ts';
import type { LegacyValue } from '../audit/reconcile.ts';
import type { Definitions } from '../semantic/definitions.ts';
import type { ResultTable } from './port.ts';
import { literal } from './quote.ts';
import { selectOf } from './table-pages.ts';

/** The statements by which the audit lists dashboards, what stands in their SQL and what they show; and what comes of them. */

/** Reads every dashboard: the rows of the model `dashboard_audit` with its fields. */
export function playbookSql(definitions: Definitions): string {
  return selectOf(definitions, { schema: 'core', table: 'dashboard_audit' });
}

/** Reads the values that dashboards show, those of one label together. */
export const legacyValuesSql = `SELECT value_id, dashboard_id, metric_label, partner_id, language, CAST(period_start AS VARCHAR) AS period, value
FROM source.dashboard_values
WHERE value IS NOT NULL
ORDER BY dashboard_id, metric_label, period NULLS FIRST, partner_id NULLS FIRST, language NULLS FIRST, value_id`;

/** Reads what is wrong with the SQL of a dashboard, by query and line; of all where it is null. */
export function findingsSql(dashboard: string | null): string {
  const only = dashboard === null ? '' : `WHERE dashboard_id = ${literal(dashboard)}\n`;
  return `SELECT dashboard_id, query_id, code, severity, line, message, fix
FROM source.dashboard_findings
${only}ORDER BY dashboard_id, query_id, line, finding_id`;
}

/** Reads the SQL of a dashboard: shown, never run. */
export function queriesSql(dashboard: string): string {
  return `SELECT query_id, sql FROM source.dashboard_queries WHERE dashboard_id = ${literal(dashboard)} ORDER BY query_id`;
}

/** Reads the tables that a dashboard reads, each once, and what stands for them. */
export function readsSql(dashboard: string): string {
  return `SELECT DISTINCT table_name, stands_for
FROM source.dashboard_reads
WHERE dashboard_id = ${literal(dashboard)}
ORDER BY table_name`;
}

/** Reads the pieces of logic that dashboards repeat or contradict, by place, with the cluster of each dashboard. */
export const partsSql = `SELECT code.cluster, part.piece, part.kind, part.label, part.dashboard_id, part.query_id, part.line, part.text, part.dashboards, part.is_contradicted
FROM source.dashboard_parts AS part
JOIN source.dashboard_code AS code ON code.dashboard_id = part.dashboard_id
WHERE code.cluster IS NOT NULL AND (part.dashboards > 1 OR part.is_contradicted)
ORDER BY part.part_id`;

/** Reads the pairs of pieces that nearly say the same. */
export const contradictionsSql =
  'SELECT piece, other_piece, same_shape FROM source.dashboard_contradictions ORDER BY piece, other_piece';

const text = z.string();
const optionalText = z.string().nullable();
const whole = z.coerce.number().int();

const legacyValue = z.object({
  value_id: text,
  dashboard_id: text,
  metric_label: text,
  partner_id: optionalText,
  language: optionalText,
  period: optionalText,
  value: z.number(),
});

/** Reads the rows of {@link legacyValuesSql}. */
export function readLegacyValues(table: ResultTable): LegacyValue[] {
  return rowsAs(table, legacyValue).map((row) => ({
    valueId: row.value_id,
    dashboardId: row.dashboard_id,
    label: row.metric_label,
    partner: row.partner_id,
    language: row.language,
    period: row.period,
    value: row.value,
  }));
}

const finding = z.object({
  dashboard_id: text,
  query_id: text,
  code: text,
  severity: text,
  line: whole,
  message: text,
  fix: text,
});

/** A row of {@link findingsSql}. */
export type FindingRow = z.infer<typeof finding>;

/** Reads the rows of {@link findingsSql}. */
export function readFindings(table: ResultTable): FindingRow[] {
  return rowsAs(table, finding);
}

const query = z.object({ query_id: text, sql: text });

/** Reads the rows of {@link queriesSql}. */
export function readQueries(table: ResultTable): z.infer<typeof query>[] {
  return rowsAs(table, query);
}

const tableRead = z.object({ table_name: text, stands_for: optionalText });

/** Reads the rows of {@link readsSql}. */
export function readReads(table: ResultTable): z.infer<typeof tableRead>[] {
  return rowsAs(table, tableRead);
}

const part = z.object({
  cluster: text,
  piece: text,
  kind: z.enum(partKinds),
  label: text,
  dashboard_id: text,
  query_id: text,
  line: whole,
  text,
  dashboards: whole,
  is_contradicted: z.boolean(),
});

/** A row of {@link partsSql}. */
export type PartRow = z.infer<typeof part>;

/** Reads the rows of {@link partsSql}. */
export function readParts(table: ResultTable): PartRow[] {
  return rowsAs(table, part);
}

const contradiction = z.object({ piece: text, other_piece: text, same_shape: z.boolean() });

/** A row of {@link contradictionsSql}. */
export type ContradictionRow = z.infer<typeof contradiction>;

/** Reads the rows of {@link contradictionsSql}. */
export function readContradictions(table: ResultTable): ContradictionRow[] {
  return rowsAs(table, contradiction);
}

function rowsAs<T extends z.ZodType>(table: ResultTable, schema: T): z.infer<T>[] {
  return Array.from({ length: table.rowCount }, (_, row) => {
    const cells = table.columns.map(({ name }, column) => [name, table.values[column]?.[row] ?? null]);
    return schema.parse(Object.fromEntries(cells));
  });
}
