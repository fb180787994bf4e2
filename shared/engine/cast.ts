import type { ColumnSpec } from '../package/column.ts';
import { duckdbType } from '../package/column.ts';
import type { ColumnType } from './port.ts';
import { ident } from './quote.ts';

/** How a column of a staged batch becomes a column of its table. */
export interface Cast {
  readonly column: ColumnSpec;
  /** SQL over the staged row; null where the staged value can't be read as the column's type. */
  readonly value: string;
  /** SQL that is true where a staged value is there but can't be read; null where that can't happen. */
  readonly unreadable: string | null;
  /** SQL that is true where the value is a number but not a finite one; null where that can't happen. */
  readonly notFinite: string | null;
}

/**
 * The cast of one column. It never stops at a bad value: that is read as null, counted and located.
 * @param from the type that the file declares; 'text' for CSV, where every value is text
 */
export function castOf(column: ColumnSpec, from: ColumnType | 'text'): Cast {
  const staged = ident(column.name);
  if (from === 'text') return readText(column, staged);
  const type = duckdbType(column);
  if (from === 'string' || from === 'boolean' || from === 'date' || from === 'datetime')
    return exact(column, staged);
  if (column.type === 'number') return finite(column, `CAST(${staged} AS DOUBLE)`, null);
  return fallible(column, staged, `TRY_CAST(${staged} AS ${type})`);
}

/**
 * The forms of text that are read; DuckDB's own casts are laxer (they round 1.5, and take `epoch` for a date). A whole number may be written as
 * `12.0`: so pandas writes those of a column in which some are missing.
 */
const textForms: Readonly<Record<Exclude<ColumnType, 'string'>, string>> = {
  integer: '^\\s*[+-]?[0-9]+(\\.0+)?\\s*$',
  number:
    '^\\s*([+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?(nan|NaN|NAN|inf|Inf|INF|infinity|Infinity))\\s*$',
  boolean: '^\\s*(true|false|True|False|TRUE|FALSE|0|1)\\s*$',
  date: '^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\\s*$',
  datetime: '^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?Z?\\s*$',
};

function readText(column: ColumnSpec, staged: string): Cast {
  if (column.type === 'string') return exact(column, staged);
  const plain = column.type === 'datetime' ? `rtrim(trim(${staged}), 'Z')` : `trim(${staged})`;
  const form = textForms[column.type];
  const value = `CASE WHEN regexp_full_match(${staged}, '${form}') THEN TRY_CAST(${plain} AS ${duckdbType(column)}) END`;
  return column.type === 'number' ? finite(column, value, staged) : fallible(column, staged, value);
}

function exact(column: ColumnSpec, staged: string): Cast {
  return { column, value: staged, unreadable: null, notFinite: null };
}

function fallible(column: ColumnSpec, staged: string, value: string): Cast {
  return { column, value, unreadable: `${staged} IS NOT NULL AND (${value}) IS NULL`, notFinite: null };
}

/** A number that is not finite would spoil every sum that it enters, so it is read as unknown. */
function finite(column: ColumnSpec, number: string, staged: string | null): Cast {
  return {
    column,
    value: `CASE WHEN isfinite(${number}) THEN ${number} END`,
    unreadable: staged === null ? null : `${staged} IS NOT NULL AND (${number}) IS NULL`,
    notFinite: `NOT isfinite(${number})`,
  };
}
