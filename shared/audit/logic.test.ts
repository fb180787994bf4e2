import { beforeAll, describe, expect, test } from 'vitest';
import { clustersOf } from './clusters.ts';
import type { PartKind } from './parts.ts';
import { contradictionsIn, dashboardsOf, piecesOf, type PlacedPart } from './repeats.ts';
import type { ParseSql } from './sql-parser.ts';
import { readable, startParser } from './testing.ts';

let parse: ParseSql;
beforeAll(async () => {
  parse = await startParser();
});

/** The parts of one kind of queries that stand in the dashboards `a`, `b`, ... */
async function partsOfKind(kind: PartKind, ...queries: string[]): Promise<PlacedPart[]> {
  const found: PlacedPart[] = [];
  for (const [i, sql] of queries.entries()) {
    const { parts } = await readable(parse, sql);
    const dashboardId = String.fromCharCode('a'.charCodeAt(0) + i);
    const own = parts.filter((part) => part.kind === kind);
    found.push(...own.map((part) => ({ ...part, dashboardId, queryId: `q-${dashboardId}` })));
  }
  return found;
}

const onTime = `SELECT CASE WHEN d.kind IN ('dub', 'full_dub') AND d.delivered <= o.due THEN 'on time'
  WHEN d.delivered IS NULL THEN 'open' ELSE 'late' END AS state FROM loc.deliveries d JOIN loc.orders o USING (order_id)`;

describe('two pieces say the same', () => {
  test.each<[string, PartKind, string, string]>([
    [
      'but for white space, letter case, comments, aliases, brackets of names and the order of a list',
      'case',
      onTime,
      `SELECT case when "DUB".kind in ('full_dub','dub') -- kinds
        and dub.Delivered <= orders.due then 'on time' when dub.delivered is null then 'open' else 'late' end status
        FROM other.deliveries AS dub INNER JOIN loc.orders ON dub.order_id = orders.order_id`,
    ],
    [
      'but for the names of what the query defines itself',
      'cte',
      `WITH x AS (SELECT 1 AS n), y AS (SELECT a, sum(b) AS total FROM x JOIN s.t USING (c) WHERE d <> 1 GROUP BY a) SELECT * FROM y`,
      `WITH p AS (SELECT 2), q AS (SELECT a, sum(b) AS summe FROM p INNER JOIN t USING (c) WHERE d != 1.0 GROUP BY a) SELECT * FROM q`,
    ],
    [
      'but for the day that is written in',
      'condition',
      `SELECT 1 FROM t WHERE coalesce(t.delivered, t.due) >= DATE '2024-01-01'`,
      `SELECT 1 FROM u WHERE coalesce(delivered, due) >= DATE '2023-04-05'`,
    ],
    [
      'but for the name of a measure',
      'measure',
      `SELECT sum(a.late) * 1.0 / nullif(count(*), 0) AS rate FROM a`,
      `SELECT SUM(late) * 1 / NULLIF(COUNT(*), 0) late_share FROM b x`,
    ],
  ])('%s', async (_, kind, one, other) => {
    const pieces = piecesOf(await partsOfKind(kind, one, other)).filter(({ places }) => places.length > 1);
    expect(pieces.map(dashboardsOf)).toEqual([['a', 'b']]);
  });
});

describe('two pieces contradict each other', () => {
  const contradictions = async (kind: PartKind, ...queries: string[]): Promise<[string, string, boolean][]> =>
    contradictionsIn(piecesOf(await partsOfKind(kind, ...queries))).map(({ one, other, sameShape }) => [
      dashboardsOf(one).join(' '),
      dashboardsOf(other).join(' '),
      sameShape,
    ]);

  test('where they differ in constants alone', async () => {
    const other = onTime.replace("'full_dub'", "'full_dub', 'mix'").replace("'late' END", "'missed' END");
    expect(await contradictions('case', onTime, onTime, other)).toEqual([['a b', 'c', true]]);
  });

  test('where one has a case more', async () => {
    const more = onTime.replace('ELSE', "WHEN o.fault = 'client' THEN 'excused' ELSE");
    expect(await contradictions('case', onTime, more)).toEqual([['a', 'b', false]]);
  });

  test('but not where they are of different things', async () => {
    const of = (column: string): string =>
      `SELECT CASE ${column} WHEN 'x' THEN 1 WHEN 'y' THEN 2 ELSE 3 END AS ${column}_rank FROM t`;
    const speed = `SELECT CASE WHEN cps > 17 AND audience = 'adult' THEN 'fast' WHEN cps > 13 THEN 'quick' END AS speed FROM lines`;
    expect(await contradictions('case', onTime, speed, of('genre'))).toEqual([]);
  });

  test('nor where they say too little to compare', async () => {
    const of = (kind: string): string => `SELECT 1 FROM t WHERE kind = '${kind}'`;
    expect(await contradictions('condition', of('dub'), of('subtitle'))).toEqual([]);
  });
});

describe('clusters', () => {
  test('what is linked through others is one, in whatever order the links come', () => {
    const links = [['d', 'e'], ['b', 'c'], ['c', 'a', 'a'], ['f'], ['e', 'e'], []];
    const expected = [
      ['a', 'a'],
      ['b', 'a'],
      ['c', 'a'],
      ['d', 'd'],
      ['e', 'd'],
    ];
    expect([...clustersOf(links)]).toEqual(expected);
    expect([...clustersOf(links.toReversed())]).toEqual(expected);
  });

  test('a long chain is one, and is found in a short time', () => {
    const names = Array.from({ length: 50_000 }, (_, i) => String(i).padStart(6, '0'));
    const clusters = clustersOf(names.slice(1).map((name, i) => [name, names[i] ?? '']));
    expect(new Set(clusters.values())).toEqual(new Set(['000000']));
    expect(clusters.size).toBe(50_000);
  });
});
