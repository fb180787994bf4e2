import { afterAll, describe, expect, test } from 'vitest';
import { BoundedParser } from '../../../shared/audit/bounded-parser.ts';
import { readQuery } from '../../../shared/audit/read-query.ts';
import { startSqlWorker } from './sql-worker.ts';

const parser = new BoundedParser(startSqlWorker, 2000);
const parse = (sql: string) => parser.parse(sql);
afterAll(() => parser.close());

test('SQL is parsed in a thread, and what is no SQL is told with its line', async () => {
  expect((await readQuery(parse, 'SELECT a FROM x.y')).tables).toEqual([{ name: 'x.y', line: 1 }]);
  expect(await parse('SELECT a\nFROM (')).toMatchObject({ ok: false, line: 1 });
  expect(await parse('SELECT a\nFROM t\nWHERE {{ x }}')).toMatchObject({ ok: false, line: 3 });
});

describe('hostile SQL is given up, and the next text is read all the same', () => {
  const n = 12_000;
  test.each([
    ['brackets', `SELECT ${'('.repeat(n)}1${')'.repeat(n)}`],
    ['open brackets', `SELECT ${'a -> ('.repeat(n)}`],
    ['subqueries', `SELECT * FROM ${'(SELECT * FROM '.repeat(n)}t`],
    ['CASE blocks', `SELECT ${'CASE WHEN a THEN '.repeat(n)}1${' END'.repeat(n)}`],
    ['a chain of conditions', `SELECT 1 FROM t WHERE a = 1${' OR a = 1'.repeat(n)}`],
    ['nested types', `SELECT CAST(a AS ${'ARRAY<'.repeat(n)}int${'>'.repeat(n)})`],
    ['what would take years', `SELECT ${'INTERVAL '.repeat(60)}`],
    ['a megabyte', `SELECT '${'x'.repeat(1_000_000)}'`],
  ])('%s', async (_, sql) => {
    expect((await readQuery(parse, sql)).fault?.code).toBe('audit.unreadable');
    expect((await readQuery(parse, 'SELECT a FROM t')).fault).toBeNull();
  });
});
