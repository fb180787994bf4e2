import type { z } from 'zod';
import type { TableSpec } from './table.ts';
import { beforeTables } from './tables-before.ts';
import { catalogueTables } from './tables-catalogue.ts';
import { derivedTables } from './tables-derived.ts';
import { makersTables } from './tables-makers.ts';
import { membersTables } from './tables-members.ts';

export type { ColumnSpec } from './column.ts';
export type { ForeignKey, TableSpec } from './table.ts';

/** The version of the data package that this build reads (`subtext.schema_version`). */
export const schemaVersion = 1;

const all = [...catalogueTables, ...makersTables, ...membersTables, ...beforeTables] as const;

/** Every table of the data package. */
export const TABLES: readonly TableSpec[] = all;

/** The name of a table of the data package. */
export type TableName = (typeof all)[number]['name'];

type TableOf<N extends TableName> = Extract<(typeof all)[number], { readonly name: N }>;

/** A row of a table, as exported: `Row<'titles'>`. */
export type Row<N extends TableName> = z.infer<TableOf<N>['row']>;

/** Every table of schema `source`: those of the data package, and those that loading makes of them. */
export const SOURCES: readonly TableSpec[] = [...TABLES, ...derivedTables];

const sourcesByName = new Map(SOURCES.map((table) => [table.name, table]));

/** The table of that name in schema `source`, or undefined where there is none. */
export function sourceSpec(name: string): TableSpec | undefined {
  return sourcesByName.get(name);
}

const byName = new Map(TABLES.map((table) => [table.name, table]));

/** The table of that name, or undefined where the data package knows none. */
export function tableSpec(name: string): TableSpec | undefined {
  return byName.get(name);
}

/** The zod schema of one exported row of a table: every column present, nothing else. */
export function rowSchema<N extends TableName>(name: N): z.ZodType<Row<N>> {
  const table = all.find((candidate): candidate is TableOf<N> => candidate.name === name);
  if (table === undefined) throw new RangeError(`No table ${name}.`);
  return table.row as z.ZodType<Row<N>>;
}
