import type { Cell, ResultTable } from '../../engine/port.ts';
import type { TableChange } from './reads.ts';
import type { ModelDiff, RowSample, Values } from './types.ts';

/** What the counts of two states of a model say. */
export interface Counts extends Pick<
  ModelDiff,
  'rows_before' | 'rows_after' | 'changed' | 'columns' | 'moves'
> {
  readonly change: TableChange;
}

/** Reads the answer to `countsSql`. @param columns those that were compared */
export function readCounts(table: ResultTable, columns: readonly string[]): Counts {
  const cell = cellOf(table);
  const count = (name: string): number => Number(cell(name, 0) ?? 0);
  const differing = columns
    .map((name) => ({ name, rows: count(name) }))
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => b.rows - a.rows);
  return {
    rows_before: count('rows_before'),
    rows_after: count('rows_after'),
    changed: count('changed'),
    columns: differing,
    moves: Array.from({ length: Math.max(0, table.rowCount - 1) }, (_, i) => ({
      before: textOf(cell('rule_before', i + 1)),
      after: textOf(cell('rule_after', i + 1)),
      rows: Number(cell('changed', i + 1)),
    })),
    change: {
      columns: new Set(differing.map(({ name }) => name)),
      rows: count('moved') > 0 || count('rows_before') !== count('rows_after'),
    },
  };
}

/** Reads the answer to `samplesSql`. @param columns those that were read before and after */
export function readSamples(
  table: ResultTable,
  naming: readonly string[],
  columns: readonly string[],
): RowSample[] {
  const cell = cellOf(table);
  return Array.from({ length: table.rowCount }, (_, row): RowSample => {
    const values = (prefix: string, names: readonly string[]): Values =>
      Object.fromEntries(names.map((name) => [name, cell(`${prefix} ${name}`, row)]));
    const [inBoth, isOld, isNew] = [
      cell('in_before', row) === true && cell('in_after', row) === true,
      cell('in_before', row) === true,
      cell('in_after', row) === true,
    ];
    const differing = inBoth
      ? columns.filter((name) => cell(`before ${name}`, row) !== cell(`after ${name}`, row))
      : columns;
    return {
      key: values('key', naming),
      from: isOld ? values('before', differing) : null,
      to: isNew ? values('after', differing) : null,
      rule: textOf(cell('rule_after', row)),
    };
  });
}

function cellOf(table: ResultTable): (name: string, row: number) => Cell {
  const places = new Map(table.columns.map(({ name }, i) => [name, i]));
  return (name, row) => table.values[places.get(name) ?? -1]?.[row] ?? null;
}

function textOf(value: Cell): string | null {
  return value === null ? null : String(value);
}
