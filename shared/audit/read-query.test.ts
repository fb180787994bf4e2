import { beforeAll, describe, expect, test } from 'vitest';
import { longestSql, readQuery } from './read-query.ts';
import type { ParseSql } from './sql-parser.ts';
import { readable, startParser } from './testing.ts';

let parse: ParseSql;
beforeAll(async () => {
  parse = await startParser();
});

const report = `-- Late dubs
WITH late AS (
  SELECT o.partner_id, CASE WHEN o.kind IN ('dub', 'x') THEN 1 ELSE 0 END AS is_late
  FROM loc.orders o JOIN loc.partners AS p USING (partner_id)
  WHERE o.due >= DATE '2024-01-01' AND n BETWEEN 1 AND 3
)
SELECT
  partner_id,
  CAST(sum(is_late) AS DOUBLE) / NULLIF(count(*), 0) AS "Late share",
  max(n) OVER () AS top
FROM late
GROUP BY 1
HAVING count(*) > 5`;

describe('what a query reads', () => {
  test('tables with their schemas and lines, but not what it defines itself', async () => {
    expect((await readable(parse, report)).tables).toEqual([
      { name: 'loc.orders', line: 4 },
      { name: 'loc.partners', line: 4 },
    ]);
  });

  test('columns by their own names, and no function', async () => {
    expect((await readable(parse, report)).columns).toEqual(['due', 'is_late', 'kind', 'n', 'partner_id']);
  });

  test.each([
    ['SELECT a FROM x UNION ALL (SELECT b FROM y WHERE c IN (SELECT d FROM z.z))', ['x', 'y', 'z.z']],
    ["SELECT 1 FROM a CROSS JOIN UNNEST(b) AS u(c), LATERAL FLATTEN(input => a.x) f, read_csv('no')", ['a']],
    ['CREATE TABLE made AS SELECT * FROM a', ['a']],
    ['INSERT INTO made SELECT x FROM a', ['a']],
    ['SELECT 1; SELECT 2 FROM b', ['b']],
    ['WITH a AS (SELECT 1 FROM s.a) SELECT * FROM a', ['s.a']],
    ['FROM a SELECT b', ['a']],
    ['SELECT * FROM `proj.loc.deliveries`', ['proj.loc.deliveries']],
  ])('%s', async (sql, tables) => {
    expect((await readable(parse, sql)).tables.map(({ name }) => name)).toEqual(tables);
  });
});

describe('the parts of a query', () => {
  test('with their kinds, names, lines and texts', async () => {
    const parts = (await readable(parse, report)).parts.map(({ kind, label, line, lastLine, text }) => [
      kind,
      label,
      line,
      lastLine,
      text.replaceAll(/\s+/g, ' ').slice(0, 40),
    ]);
    expect(parts).toEqual([
      ['cte', 'late', 3, 5, 'SELECT o.partner_id, CASE WHEN o.kind IN'],
      ['case', 'is_late', 3, 3, "CASE WHEN o.kind IN ('dub', 'x') THEN 1 "],
      ['condition', '', 5, 5, "o.due >= DATE '2024-01-01'"],
      ['condition', '', 5, 5, 'n BETWEEN 1 AND 3'],
      ['measure', 'late share', 9, 9, 'CAST(sum(is_late) AS DOUBLE) / NULLIF(co'],
      ['condition', '', 13, 13, 'count(*) > 5'],
    ]);
  });

  test('a CASE block within another is a part of that one', async () => {
    const sql = 'SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END, CASE c WHEN 1 THEN 3 END AS d FROM t';
    const blocks = (await readable(parse, sql)).parts.filter(({ kind }) => kind === 'case');
    expect(blocks.map(({ label, text }) => [label, text.length])).toEqual([
      ['', 'CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END'.length],
      ['d', 'CASE c WHEN 1 THEN 3 END'.length],
    ]);
  });
});

describe('faults', () => {
  test.each([
    ['SELECT * FROM a', [1]],
    ['SELECT\n  a.*,\n  b.x\nFROM s.a, s.b', [2]],
    ['WITH a AS (SELECT x FROM t) SELECT * FROM a', []],
    ['SELECT count(*), a * b FROM a', []],
  ])('SELECT * in %s', async (sql, lines) => {
    expect((await readable(parse, sql)).stars).toEqual(lines);
  });

  test('dates that are written in, but not the first and last of all time', async () => {
    const sql = `SELECT 1 FROM t WHERE a > DATE '2024-02-29'
      AND b = 20231231 AND c < '2023-05-01 10:00:00' AND d < DATE '9999-12-31' AND e > 19000101 AND f = 20241399 AND g = '2024'`;
    expect((await readQuery(parse, sql)).dates).toEqual([
      { date: '2024-02-29', line: 1 },
      { date: '20231231', line: 2 },
      { date: '2023-05-01 10:00:00', line: 2 },
    ]);
  });
});

describe('SQL that cannot be read', () => {
  test.each([
    ["SELECT a\nFROM t\nWHERE d >= '{{ day }}' AND c = {{ country }}", 3, 'Expected: identifier, found: {'],
    ['SELECT (a FROM t', 1, 'Expected: ), found: FROM'],
    ['to be done', 1, 'Expected: an SQL statement, found: to'],
  ])('%s', async (sql, line, reason) => {
    const { fault, tables } = await readQuery(parse, sql);
    expect(fault?.code).toBe('audit.unreadable');
    expect(fault?.message).toContain(reason);
    expect(fault?.at.line).toBe(line);
    expect(tables).toEqual([]);
  });

  test('nothing at all is a query without parts', async () => {
    expect(await readQuery(parse, '')).toMatchObject({ fault: null, parts: [], tables: [] });
    expect(await readQuery(parse, '-- nothing')).toMatchObject({ fault: null, parts: [] });
  });

  test('one that is too long is not looked at', async () => {
    expect((await readQuery(parse, `SELECT '${'x'.repeat(longestSql)}'`)).fault?.message).toContain(
      'longer than 200000',
    );
  });

  test.each([
    [
      'terms',
      `SELECT 1 FROM t WHERE ${Array.from({ length: 120 }, (_, i) => `a LIKE 'x${i}'`).join(' OR ')}`,
    ],
    [
      'cases',
      `SELECT CASE ${Array.from({ length: 2000 }, (_, i) => `WHEN a = ${i} THEN 'b${i}'`).join(' ')} END FROM t`,
    ],
    ['columns', `SELECT ${Array.from({ length: 5000 }, (_, i) => `a${i} + 1 AS b${i}`).join(', ')} FROM t`],
    ['a list', `SELECT 1 FROM t WHERE a IN (${Array.from({ length: 20_000 }, (_, i) => i).join(', ')})`],
  ])('but many %s are read', async (_, sql) => {
    expect(sql.length).toBeLessThan(longestSql);
    expect((await readQuery(parse, sql)).fault).toBeNull();
  });
});
