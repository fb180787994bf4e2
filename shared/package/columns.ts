import type { FileColumn } from '../engine/port.ts';
import { packageMessages } from '../errors/package.ts';
import type { Place, Problem } from '../errors/problem.ts';
import type { ColumnSpec } from './column.ts';
import type { TableSpec } from './table.ts';

/** A file's columns against its table's: what to read and what is wrong. */
export interface MatchedColumns {
  /** The columns of the table that the file has, in the table's order. */
  readonly present: readonly ColumnSpec[];
  /** The columns of the table that are to be read as null. */
  readonly absent: readonly ColumnSpec[];
  readonly problems: readonly Problem[];
}

/**
 * Compares the columns that a file declares with those of its table.
 * @param at the file and table, for the problems.
 */
export function matchColumns(spec: TableSpec, columns: readonly FileColumn[], at: Place): MatchedColumns {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const known = new Set(spec.columns.map((column) => column.name));
  const present = spec.columns.filter((column) => byName.has(column.name));
  const absent = spec.columns.filter((column) => !byName.has(column.name));
  const problems: Problem[] = [...twice(columns, at)];
  for (const column of new Set(columns.map((c) => c.name))) {
    if (!known.has(column)) problems.push(packageMessages.unknownColumn(undefined, { ...at, column }));
  }
  for (const column of present) {
    const found = byName.get(column.name);
    if (found !== undefined && !fits(found, column)) {
      const words = { declared: found.declared, expected: column.type };
      problems.push(packageMessages.columnType(words, { ...at, column: column.name }));
    }
  }
  for (const { name, type, nullable } of absent) {
    if (!nullable) problems.push(packageMessages.missingColumn({ type }, { ...at, column: name }));
  }
  problems.push(...oneOf(spec, byName, at), ...leftOut(spec, absent, at));
  return { present, absent, problems };
}

/** Whether values of the file's type can be read as the column's without loss. */
function fits(found: FileColumn, column: ColumnSpec): boolean {
  if (found.type === column.type) return true;
  if (column.id && found.type === 'integer') return true;
  return column.type === 'number' && found.type === 'integer';
}

function twice(columns: readonly FileColumn[], at: Place): Problem[] {
  const names = columns.map((column) => column.name);
  const repeated = new Set(names.filter((name, place) => names.indexOf(name) !== place));
  return [...repeated].map((column) => packageMessages.columnTwice(undefined, { ...at, column }));
}

function oneOf(spec: TableSpec, byName: ReadonlyMap<string, FileColumn>, at: Place): Problem[] {
  if (spec.oneOf.length === 0) return [];
  const found = spec.oneOf.flat().filter((name) => byName.has(name));
  const complete = spec.oneOf.filter((group) => group.every((name) => byName.has(name)));
  if (complete.length === 1 && found.length === complete[0]?.length) return [];
  return [packageMessages.oneOfColumns({ groups: spec.oneOf, found }, at)];
}

function leftOut(spec: TableSpec, absent: readonly ColumnSpec[], at: Place): Problem[] {
  const alternatives = new Set(spec.oneOf.flat());
  const columns = absent.filter((c) => c.nullable && !alternatives.has(c.name)).map((c) => c.name);
  return columns.length === 0 ? [] : [packageMessages.absentColumns({ columns }, at)];
}
