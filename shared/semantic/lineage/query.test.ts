import { describe, expect, test } from 'vitest';
import { loadDefinitions } from '../definitions.ts';
import { parseModelSql } from '../model-query/parse.ts';
import { queryRelation } from './query.ts';
import type { Reads, Relation } from './relation.ts';

/** Two tables as they are stored: `source.a` with key k, `source.b` with keys k and n. */
function table(schema: string, name: string): Relation | null {
  const tables: Readonly<Record<string, readonly [string[], string[]]>> = {
    a: [['k', 'x', 'y', 'z'], ['k']],
    b: [
      ['k', 'n', 'v', 'w'],
      ['k', 'n'],
    ],
  };
  const found = schema === 'source' ? tables[name] : undefined;
  if (found === undefined) return null;
  const [columns, key] = found;
  const own = (column: string): Reads => ({ values: new Set([`${name}.${column}`]), lookups: new Set() });
  return { columns: new Map(columns.map((column) => [column, own(column)])), rows: new Set([name]), key };
}

const sorted = (set: ReadonlySet<string>): string => [...set].sort().join(' ');

/** The lineage of a query as text: `values | lookups` of each column, and the rows. Counted by hand in the tests. */
function lineageOf(sql: string): Record<string, string> {
  const { columns, rows } = queryRelation(parseModelSql('m', sql), table);
  const written = [...columns].map(([name, { values, lookups }]): [string, string] => [
    name,
    lookups.size === 0 ? sorted(values) : `${sorted(values)} | ${sorted(lookups)}`,
  ]);
  return { ...Object.fromEntries(written), rows: sorted(rows) };
}

describe('what the columns and the rows of a query come from', () => {
  test.each<[what: string, sql: string, lineage: Record<string, string>]>([
    ['a plain column', 'SELECT x FROM source.a', { x: 'a.x', rows: 'a' }],
    [
      'a literal',
      "SELECT 1 AS x, 'it''s -- a.y' AS y, DATE '2026-01-01' AS z FROM source.a",
      { x: '', y: '', z: '', rows: 'a' },
    ],
    [
      'a condition',
      'SELECT x FROM source.a WHERE y IS NOT NULL AND z NOT IN (1, 2)',
      { x: 'a.x', rows: 'a a.y a.z' },
    ],
    [
      'CASE, CAST and calls',
      `SELECT CASE x WHEN y THEN 1 ELSE coalesce(z, k) END AS c, CAST(x AS DECIMAL(10, 2)) AS d, left(y, 2) AS l FROM source.a`,
      { c: 'a.k a.x a.y a.z', d: 'a.x', l: 'a.y', rows: 'a' },
    ],
    [
      'groups, filtered aggregates and HAVING',
      'SELECT x AS g, sum(y) FILTER (WHERE z > 0) AS s, count(*) AS n FROM source.a GROUP BY x HAVING max(k) > 1',
      { g: 'a.x', s: 'a.y a.z', n: '', rows: 'a a.k a.x' },
    ],
    [
      'groups by place and by name',
      'SELECT x + y AS g, z AS h, count(*) AS n FROM source.a GROUP BY 1, h',
      { g: 'a.x a.y', h: 'a.z', n: '', rows: 'a a.x a.y a.z' },
    ],
    [
      'a window',
      `SELECT sum(x) OVER (PARTITION BY y ORDER BY z DESC NULLS LAST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS w FROM source.a`,
      { w: 'a.x a.y a.z', rows: 'a' },
    ],
    ['SELECT DISTINCT', 'SELECT DISTINCT x, y FROM source.a', { x: 'a.x', y: 'a.y', rows: 'a a.x a.y' }],
    [
      'UNION ALL, by place',
      'SELECT x, y FROM source.a UNION ALL SELECT v, w FROM source.b',
      { x: 'a.x b.v', y: 'a.y b.w', rows: 'a b' },
    ],
    [
      'a LEFT JOIN to rows that are told apart',
      'WITH u AS (SELECT k, x FROM source.a UNION SELECT k, v FROM source.b) SELECT a.y FROM source.a LEFT JOIN u ON u.k = a.k AND u.x = a.x',
      { y: 'a.y', rows: 'a' },
    ],
    [
      'a LEFT JOIN to rows that may stand there twice, since the last of them are added to those told apart',
      'WITH u AS (SELECT k, x FROM source.a UNION SELECT k, v FROM source.b UNION ALL SELECT k, v FROM source.b) SELECT a.y FROM source.a LEFT JOIN u ON u.k = a.k AND u.x = a.x',
      { y: 'a.y', rows: 'a a.k a.x b b.k b.v' },
    ],
    [
      'a LIMIT over UNION ALL, whose ORDER BY names the columns of the first',
      'SELECT x, y FROM source.a UNION ALL SELECT v, w FROM source.b ORDER BY x LIMIT 5',
      { x: 'a.x b.v', y: 'a.y b.w', rows: 'a a.x b b.v' },
    ],
    [
      'a LIMIT by more than a column',
      'SELECT x, y FROM source.a UNION ALL SELECT v, w FROM source.b ORDER BY 2, x + 1 LIMIT 5',
      { x: 'a.x b.v', y: 'a.y b.w', rows: 'a a.x a.y b b.v b.w' },
    ],
    [
      'UNION, which compares',
      'SELECT x FROM source.a UNION SELECT v FROM source.b',
      { x: 'a.x b.v', rows: 'a a.x b b.v' },
    ],
    [
      'EXCEPT ALL, which compares too',
      'SELECT x FROM source.a EXCEPT ALL SELECT v FROM source.b',
      { x: 'a.x b.v', rows: 'a a.x b b.v' },
    ],
    [
      'an inner join, which finds and which drops rows',
      'SELECT a.x, b.v FROM source.a JOIN source.b ON b.k = a.k',
      { x: 'a.x', v: 'b.v | a.k b b.k', rows: 'a a.k b b.k' },
    ],
    [
      'a left join to one row at most, which leaves the rows alone',
      'SELECT b.v, one.x FROM source.b AS b LEFT JOIN source.a AS one ON b.k = one.k AND b.n > 3',
      { v: 'b.v', x: 'a.x | a a.k b.k b.n', rows: 'b' },
    ],
    [
      'a left join to a part of a key, which may repeat rows',
      'SELECT a.x FROM source.a LEFT JOIN source.b ON b.k = a.k',
      { x: 'a.x', rows: 'a a.k b b.k' },
    ],
    [
      'a left join to groups',
      'WITH g AS (SELECT k, sum(v) AS s FROM source.b GROUP BY k) SELECT a.x, g.s FROM source.a LEFT JOIN g ON g.k = a.k',
      { x: 'a.x', s: 'b.v | a.k b b.k', rows: 'a' },
    ],
    [
      'a key set to its own table, which fixes nothing',
      'SELECT b.v FROM source.b LEFT JOIN source.a ON a.k = a.x',
      { v: 'b.v', rows: 'a a.k a.x b' },
    ],
    [
      'a full join, which finds both sides',
      'SELECT a.x, b.v FROM source.a FULL JOIN source.b ON b.k = a.k',
      { x: 'a.x | a.k b b.k', v: 'b.v | a.k b b.k', rows: 'a a.k b b.k' },
    ],
    [
      'a cross join',
      'SELECT a.x, t.d FROM source.a CROSS JOIN (VALUES (1, 2), (3, 4)) AS t (c, d)',
      { x: 'a.x', d: '', rows: 'a' },
    ],
    [
      'named queries, stars and a query in FROM',
      'WITH p AS (SELECT a.*, x + y AS t FROM source.a), q AS (SELECT * FROM p WHERE t > 0) SELECT q.*, q.t AS u FROM (SELECT k, t FROM q) AS q',
      { k: 'a.k', t: 'a.x a.y', u: 'a.x a.y', rows: 'a a.x a.y' },
    ],
    [
      'a query inside a term, which names columns around it',
      'SELECT (SELECT max(v) FROM source.b WHERE b.k = a.k) AS m FROM source.a WHERE EXISTS (SELECT 1 AS one FROM source.b WHERE n = y)',
      { m: 'b.v | a.k b b.k', rows: 'a a.y b b.n' },
    ],
    [
      'IN over a query',
      'SELECT x FROM source.a WHERE y IN (SELECT v FROM source.b)',
      { x: 'a.x', rows: 'a a.y b b.v' },
    ],
    [
      'a LIMIT, which picks rows by the order',
      'SELECT x FROM source.a ORDER BY y LIMIT 5',
      { x: 'a.x', rows: 'a a.y' },
    ],
    ['an ORDER BY alone, which picks none', 'SELECT x FROM source.a ORDER BY y', { x: 'a.x', rows: 'a' }],
    [
      'names in quotes and comments',
      'SELECT "x" AS "order" /* y */ FROM source.a -- WHERE z',
      { order: 'a.x', rows: 'a' },
    ],
  ])('%s', (_, sql, lineage) => {
    expect(lineageOf(sql)).toEqual(lineage);
  });

  test.each([
    ['SELECT nothing FROM source.a', 'nothing'],
    ['SELECT b.x FROM source.a AS a', 'b.x'],
    ['SELECT x FROM source.c', 'source.c'],
    ['SELECT x FROM later', 'later'],
  ])('%s names what is not there', (sql, name) => {
    expect(() => lineageOf(sql)).toThrow(name);
  });
});

describe('the portable subset', () => {
  test.each([
    ['SELECT x FROM source.a QUALIFY x = 1', 'line 1: the end expected, qualify found'],
    ['SELECT x,\n  y::INTEGER AS i\nFROM source.a', 'line 2: the end expected, : found'],
    ['SELECT x + FROM source.a', 'a name expected, from found'],
    ['SELECT x + y AS from FROM source.a', 'a name expected, from found'],
    ['SELECT [x] AS l FROM source.a', 'a name expected, [ found'],
    ['SELECT CASE WHEN x THEN y AS c FROM source.a', 'end expected, as found'],
    ['SELECT x FROM source.a JOIN source.b USING (k)', 'on expected, using found'],
    ['SELECT x FROM source.a, source.b', 'the end expected, , found'],
  ])('%s is refused with its place', (sql, where) => {
    expect(() => lineageOf(sql)).toThrow(where);
  });

  const read = loadDefinitions();
  const models = read.ok ? [...read.value.models.values()] : [];
  test.each(models.map(({ name, sql }) => [name, sql]))('%s is written in it', (name, sql) => {
    expect(parseModelSql(name, sql).selects.length).toBeGreaterThan(0);
  });
});
