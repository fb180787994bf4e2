import { z } from 'zod';
import type { ColumnType } from '../engine/port.ts';

/** One column of a source table, as exported. `T` is the type of its value in JavaScript. */
export interface Column<T> {
  readonly type: ColumnType;
  /** What it says, with its unit. */
  readonly description: string;
  /** True where null means unknown, suppressed or not applicable; such a column may be left out. */
  readonly nullable: boolean;
  /** An identifier: short text that may arrive as an integer, and is kept as text. */
  readonly id: boolean;
  /** A BCP-47 tag. */
  readonly language: boolean;
  /** Kept in 32 bits (`INTEGER`), for columns of the tables with a row per line. */
  readonly small: boolean;
  readonly allowed?: readonly string[];
  /** Inclusive. */
  readonly minimum?: number;
  /** Inclusive. */
  readonly maximum?: number;
  readonly pattern?: string;
  /** The value as JavaScript has it: dates and datetimes are ISO text, integers beyond 2^53 bigint. */
  readonly schema: z.ZodType<T>;
}

/** A column with its name in the table. */
export interface ColumnSpec extends Column<unknown> {
  readonly name: string;
}

const plain = { nullable: false, id: false, language: false, small: false } as const;

/** A short identifier. */
export function id(description: string): Column<string> {
  return { ...plain, type: 'string', id: true, description, schema: z.string().min(1) };
}

/** A text. */
export function text(description: string): Column<string> {
  return { ...plain, type: 'string', description, schema: z.string() };
}

/** A text of a closed set of values. */
export function choice<const V extends readonly [string, ...string[]]>(
  values: V,
  description: string,
): Column<V[number]> {
  return { ...plain, type: 'string', allowed: values, description, schema: z.enum(values) };
}

/** A BCP-47 tag, such as `pt-BR`; `und`, `mul` and `zxx` keep their meaning. */
export function language(description: string): Column<string> {
  return { ...plain, type: 'string', language: true, description, schema: z.string().refine(isLanguageTag) };
}

/** An ISO 3166-1 alpha-2 code, upper case, or a UN M.49 region of three digits. */
export function country(description: string): Column<string> {
  const pattern = '^([A-Z]{2}|[0-9]{3})$';
  return { ...plain, type: 'string', pattern, description, schema: z.string().regex(new RegExp(pattern)) };
}

/** A currency by its ISO 4217 code. */
export function currency(description: string): Column<string> {
  const pattern = '^[A-Z]{3}$';
  return { ...plain, type: 'string', pattern, description, schema: z.string().regex(new RegExp(pattern)) };
}

const wholeNumber = z.union([z.int(), z.bigint()]);

/** An integer that counts things: never negative. */
export function count(description: string): Column<number | bigint> {
  return {
    ...plain,
    type: 'integer',
    minimum: 0,
    description,
    schema: wholeNumber.refine((value) => value >= 0),
  };
}

/** An integer of at least `minimum`. */
export function integer(minimum: number, description: string): Column<number | bigint> {
  return {
    ...plain,
    type: 'integer',
    minimum,
    description,
    schema: wholeNumber.refine((value) => value >= minimum),
  };
}

/** An integer that names a row. */
export function rowId(description: string): Column<number | bigint> {
  return { ...plain, type: 'integer', description, schema: wholeNumber };
}

/** A finite number, of at least `minimum` where one is given. */
export function amount(description: string, minimum?: number): Column<number> {
  const schema = minimum === undefined ? z.number() : z.number().min(minimum);
  return { ...plain, type: 'number', description, schema, ...(minimum === undefined ? {} : { minimum }) };
}

/** True or false. */
export function flag(description: string): Column<boolean> {
  return { ...plain, type: 'boolean', description, schema: z.boolean() };
}

/** A calendar date. */
export function date(description: string): Column<string> {
  return { ...plain, type: 'date', description, schema: z.iso.date() };
}

/** A moment in UTC, without a zone. */
export function datetime(description: string): Column<string> {
  return { ...plain, type: 'datetime', description, schema: z.iso.datetime({ local: true }) };
}

/** The same column where null has a meaning. */
export function optional<T>(column: Column<T>): Column<T | null> {
  return { ...column, nullable: true, schema: column.schema.nullable() };
}

/** The same column kept in 32 bits. */
export function small(column: Column<number | bigint>): Column<number | bigint> {
  return { ...column, small: true };
}

/** Whether a text is a well-formed BCP-47 tag (structure and singletons, not the registry). */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The DuckDB type that a column has in schema `source`. */
export function duckdbType(column: Pick<Column<unknown>, 'type' | 'small'>): string {
  switch (column.type) {
    case 'string':
      return 'VARCHAR';
    case 'integer':
      return column.small ? 'INTEGER' : 'BIGINT';
    case 'number':
      return 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'datetime':
      return 'TIMESTAMP';
  }
}
