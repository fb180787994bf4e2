import { z } from 'zod';
import type { Column, ColumnSpec } from './column.ts';

/** The columns of a table by name, in order. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row of a table with the columns `C`. */
export type RowOf<C extends Columns> = { readonly [K in keyof C]: z.infer<C[K]['schema']> };

/** What the tables tell about, as the documentation groups them. */
export type TableGroup = 'catalogue' | 'makers' | 'members' | 'before';

/** Columns that name a row of another table. Checked only where that table is in the package. */
export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  /** A soft key warns when its row is missing; a hard one refuses the package. */
  readonly soft: boolean;
}

/** A rule between the columns of a row. Rows that break it are kept, counted and listed. */
export interface RowRule {
  /** Stable name, shown in reports. */
  readonly id: string;
  /** The columns that it reads; the rule is left out where one is missing from the file. */
  readonly columns: readonly string[];
  /** DuckDB SQL over the row that is true, or null, where the rule holds. */
  readonly holds: string;
  /** The rule in words, continuing "A row must have ...". */
  readonly says: string;
}

/** A source table of the data package. */
export interface TableSpec {
  readonly name: string;
  readonly group: TableGroup;
  readonly description: string;
  /** The columns as exported, in order. */
  readonly columns: readonly ColumnSpec[];
  /** The columns that the table has in schema `source` once loaded; the same unless loading normalises them. */
  readonly loaded: readonly ColumnSpec[];
  /** Groups of columns of which the file has exactly one group, complete. */
  readonly oneOf: readonly (readonly string[])[];
  /** Never null, and unique together. */
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly rules: readonly RowRule[];
  /** A package without this table is refused. */
  readonly required: boolean;
  /** The property of `subtext` in the manifest that says how the table's numbers were made. */
  readonly definition: 'viewing' | 'engagement' | null;
  /** One exported row, as zod checks it. */
  readonly row: z.ZodType<Readonly<Record<string, unknown>>>;
}

/** A table as its group's file writes it down; what is usual is left out. */
interface TableInput<C extends Columns> {
  readonly description: string;
  readonly columns: C;
  readonly key: readonly (keyof C & string)[];
  readonly foreignKeys?: readonly ForeignKey[];
  readonly rules?: readonly RowRule[];
  readonly required?: boolean;
  readonly loaded?: Columns;
  readonly oneOf?: readonly (readonly (keyof C & string)[])[];
  readonly definition?: 'viewing' | 'engagement';
}

/** A {@link TableSpec} that knows the type of its rows. */
export interface TypedTable<N extends string, C extends Columns> extends TableSpec {
  readonly name: N;
  readonly row: z.ZodType<RowOf<C>>;
}

/**
 * Defines one table of a group. Every column that holds a language gets a soft key to `languages`, since models fall
 * back on the primary subtag where a tag is not listed there.
 */
export function table<const N extends string, const C extends Columns>(
  group: TableGroup,
  name: N,
  input: TableInput<C>,
): TypedTable<N, C> {
  const columns = named(input.columns);
  return {
    name,
    group,
    description: input.description,
    columns,
    loaded: input.loaded === undefined ? columns : named(input.loaded),
    oneOf: input.oneOf ?? [],
    primaryKey: input.key,
    foreignKeys: [...(input.foreignKeys ?? []), ...languageKeys(name, columns)],
    rules: input.rules ?? [],
    required: input.required ?? false,
    definition: input.definition ?? null,
    row: rowSchema(input.columns),
  };
}

/** A hard key of one column to the primary key of another table. */
export function to(table: string, column: string, references = column): ForeignKey {
  return { columns: [column], table, references: [references], soft: false };
}

/** A hard key of several columns, pairwise. */
export function toAll(table: string, pairs: Readonly<Record<string, string>>): ForeignKey {
  return { columns: Object.keys(pairs), table, references: Object.values(pairs), soft: false };
}

/** The same key as one that warns. */
export function softly(key: ForeignKey): ForeignKey {
  return { ...key, soft: true };
}

/** A rule that `later` does not come before `earlier`. */
export function ordered(earlier: string, later: string): RowRule {
  return {
    id: `${later}_not_before_${earlier}`,
    columns: [earlier, later],
    holds: `"${later}" >= "${earlier}"`,
    says: `${later} no earlier than ${earlier}`,
  };
}

function languageKeys(table: string, columns: readonly ColumnSpec[]): ForeignKey[] {
  if (table === 'languages') return [];
  return columns.filter((c) => c.language).map((c) => softly(to('languages', c.name, 'language')));
}

function named(columns: Columns): ColumnSpec[] {
  return Object.entries(columns).map(([name, column]) => ({ name, ...column }));
}

function rowSchema<C extends Columns>(columns: C): z.ZodType<RowOf<C>> {
  const shape = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.schema]));
  return z.strictObject(shape) as unknown as z.ZodType<RowOf<C>>;
}
