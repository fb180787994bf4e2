import { describe, expect, test } from 'vitest';
import type { ColumnType, FileColumn } from '../engine/port.ts';
import { matchColumns } from './columns.ts';
import { tableSpec, type TableSpec } from './tables.ts';

function table(name: string): TableSpec {
  const found = tableSpec(name);
  if (found === undefined) throw new Error(`There is no table ${name}.`);
  return found;
}

/** Columns as a file declares them. */
const columns = (given: Readonly<Record<string, ColumnType | null>>): FileColumn[] =>
  Object.entries(given).map(([name, type]) => ({ name, type, declared: type ?? 'LIST' }));

const at = { file: 'x.parquet' };
const launches = { title_id: 'string', country: 'string', launched_on: 'date' } as const;

describe('a file’s columns', () => {
  test('that are those of its table are read, in the table’s order', () => {
    const found = matchColumns(
      table('launches'),
      columns({ launched_on: 'date', country: 'string', title_id: 'string' }),
      at,
    );
    expect(found).toMatchObject({ absent: [], problems: [] });
    expect(found.present.map(({ name }) => name)).toEqual(['title_id', 'country', 'launched_on']);
  });

  test('may hold identifiers as integers, and whole figures where any figure is meant', () => {
    expect(
      matchColumns(table('launches'), columns({ ...launches, title_id: 'integer' }), at).problems,
    ).toEqual([]);
    const viewing = matchColumns(table('viewing'), columns({ view_hours: 'integer' }), at).problems;
    expect(viewing.filter(({ at: place }) => place.column === 'view_hours')).toEqual([]);
  });

  test.each<[what: string, given: Readonly<Record<string, ColumnType | null>>, problem: object]>([
    [
      'of another type',
      { ...launches, launched_on: 'datetime' },
      {
        code: 'package.column_type',
        severity: 'error',
        message: 'The column is of type datetime, but must be date.',
        at: { ...at, column: 'launched_on' },
      },
    ],
    [
      'of a type that is none',
      { ...launches, country: null },
      { code: 'package.column_type', message: 'The column is of type LIST, but must be string.' },
    ],
    [
      'that lack one that every row has',
      { title_id: 'string', country: 'string' },
      { code: 'package.missing_column', severity: 'error', at: { ...at, column: 'launched_on' } },
    ],
    [
      'with one that is not known',
      { ...launches, __proto_: 'string' },
      { code: 'package.unknown_column', severity: 'warning', at: { ...at, column: '__proto_' } },
    ],
  ])('%s: one problem, at the column', (_, given, problem) => {
    const { problems } = matchColumns(table('launches'), columns(given), at);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(problem);
  });

  test('of which one stands there twice are refused', () => {
    const { problems } = matchColumns(
      table('launches'),
      [...columns(launches), ...columns({ country: 'string' })],
      at,
    );
    expect(problems).toMatchObject([
      { code: 'package.column_twice', severity: 'error', at: { column: 'country' } },
    ]);
  });

  test('that may be left out are noted, all in one', () => {
    const { absent, problems } = matchColumns(
      table('titles'),
      columns({ title_id: 'string', name: 'string', content_type: 'string', genre: 'string' }),
      at,
    );
    expect(problems).toMatchObject([{ code: 'package.absent_columns', severity: 'note' }]);
    expect(absent.map(({ name }) => name)).toEqual([
      'series_id',
      'season',
      'episode',
      'audience',
      'runtime_ms',
      'released_on',
    ]);
  });

  test.each<[what: string, times: readonly string[], refused: boolean]>([
    ['milliseconds', ['start_ms', 'end_ms'], false],
    ['frames', ['start_frame', 'end_frame'], false],
    ['flicks', ['start_flicks', 'end_flicks'], false],
    ['no times', [], true],
    ['half of one unit', ['start_ms'], true],
    ['two units', ['start_ms', 'end_ms', 'start_frame', 'end_frame'], true],
    ['one unit and half of another', ['start_ms', 'end_ms', 'start_frame'], true],
  ])('of lines with %s: refused %s', (_, times, refused) => {
    const given = columns(Object.fromEntries(times.map((name) => [name, 'integer'])));
    const { problems } = matchColumns(table('timed_text_events'), given, at);
    expect(problems.some(({ code }) => code === 'package.one_of_columns')).toBe(refused);
  });
});
