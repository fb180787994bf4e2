import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { compile } from '../../shared/semantic/compile.ts';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { dimensionsOf } from '../../shared/semantic/lineage/reads.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import { testDefinitions } from '../../shared/semantic/oracle/definitions.ts';
import { semanticQuerySchema, type SemanticQuery } from '../../shared/semantic/query.ts';
import { fastestOf, quantile, timed } from './measure.ts';

/** What the compiler costs, in milliseconds. */
export interface CompilerFigures {
  /** Reading and checking the definitions that come with Subtext, the first time in the process. */
  readonly readMs: number;
  /** The first compilation after that. */
  readonly coldMs: number;
  /** Any later one: the median over every metric by every dimension that reaches it. */
  readonly warmMs: number;
  readonly compilations: number;
}

const askFor = (metrics: string[], by: string[]): SemanticQuery => semanticQuerySchema.parse({ metrics, by });

/** Times the compiler. Call it first in a process: what is cold is so only once. */
export async function timeCompiler(): Promise<CompilerFigures> {
  const read = await timed(() => Promise.resolve(loadDefinitions()));
  if (!read.value.ok) throw new Error('The definitions are not well formed.');
  const definitions = read.value.value;
  const first = askFor(['views', 'completion_rate', 'mode_share'], ['language', 'consumption_mode']);
  const cold = await timed(() => Promise.resolve(compile(definitions, first)));
  const queries = everyQuery(definitions);
  const times = queries.map((query) => {
    const started = performance.now();
    compile(definitions, query);
    return performance.now() - started;
  });
  return { readMs: read.ms, coldMs: cold.ms, warmMs: quantile(times, 0.5), compilations: times.length };
}

function everyQuery(definitions: Definitions): SemanticQuery[] {
  return [...definitions.metrics.values()].flatMap((metric) =>
    dimensionsOf(definitions, metric).map(({ name }) => askFor([metric.name], [name])),
  );
}

/** Two facts of a million rows by what they share: the compiler's SQL and the best that was written by hand. */
export interface TwoFactFigures {
  readonly query: string;
  readonly ourMs: number;
  readonly handMs: number;
}

const factRows = 1_000_000;
const runs = 5;

/** Runs both on native DuckDB with one thread. @throws Error when they do not give the same rows */
export async function timeTwoFacts(): Promise<TwoFactFigures[]> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    for (const sql of tables) await connection.run(sql);
    return [
      await timeOne(connection, ['genre']),
      await timeOne(connection, ['partner']),
      await timeOne(connection, ['genre', 'partner']),
    ];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function timeOne(connection: DuckDBConnection, by: string[]): Promise<TwoFactFigures> {
  const plan = compile(testDefinitions(), askFor(['minutes', 'declared', 'load'], by));
  if (!plan.ok) throw new Error('The query of two facts is refused.');
  const statements = [plan.value.sql, byHand(by, false), byHand(by, true)];
  const rows = await Promise.all(
    statements.map(async (sql) => JSON.stringify((await connection.runAndReadAll(sql)).getRowsJson())),
  );
  if (new Set(rows).size > 1) throw new Error(`By ${by.join()}, the rows differ from those by hand.`);
  const times = statements.map((): { ms: number }[] => []);
  // By turns, so that what disturbs the machine disturbs all.
  for (let run = 0; run < runs; run += 1)
    for (const [i, sql] of statements.entries())
      times[i]?.push(await timed(() => connection.runAndReadAll(sql)));
  const [ourMs = NaN, ...handMs] = times.map(fastestOf);
  return { query: `by ${by.join(' and ')}`, ourMs, handMs: Math.min(...handMs) };
}

/**
 * The same by hand: each fact added up by itself, then joined on what they share. `early` adds up by title before titles are joined,
 * which is faster where there are many rows a title.
 */
function byHand(by: readonly string[], early: boolean): string {
  const own = by.filter((each) => each !== 'genre');
  const fact = (table: string, value: string): string => {
    const rows = early
      ? `(SELECT ${['title_key', ...own].join(', ')}, sum(${value}) AS ${value} FROM core.${table} GROUP BY ALL)`
      : `core.${table}`;
    const joined = own.length < by.length ? `${rows} LEFT JOIN core.title USING (title_key)` : rows;
    return `SELECT ${by.join(', ')}, sum(${value})::BIGINT AS ${value} FROM ${joined} GROUP BY ALL`;
  };
  const on = by.map((each) => `d.${each} IS NOT DISTINCT FROM c.${each}`).join(' AND ');
  return `WITH d AS (${fact('delivery', 'minutes')}), c AS (${fact('capacity', 'declared')})
SELECT ${by.map((each) => `coalesce(d.${each}, c.${each}) AS ${each}`).join(', ')}, minutes, declared, minutes / nullif(declared, 0) AS load
FROM d FULL JOIN c ON ${on}
ORDER BY ${by.map((each) => `${each} NULLS LAST`).join(', ')}`;
}

/** Two thousand titles of five genres, one of them unknown, and two facts of them; hashes stand for chance. */
const tables = [
  'CREATE SCHEMA core',
  `CREATE TABLE core.title AS SELECT i::INTEGER AS title_key, ['drama', 'comedy', 'crime', 'epic', NULL][1 + i % 5] AS genre FROM range(2000) AS rows (i)`,
  `CREATE TABLE core.delivery AS SELECT i::INTEGER AS delivery_key, (hash(i) % 2000)::INTEGER AS title_key, concat('p', hash(i + 7) % 40) AS partner,
    'dub' AS kind, DATE '2026-01-01' AS due_on, DATE '2026-02-01' AS decided_on, (hash(i + 3) % 90)::BIGINT AS minutes, 1.5::DOUBLE AS cost,
    true AS accepted FROM range(${factRows}) AS rows (i)`,
  `CREATE TABLE core.capacity AS SELECT i::INTEGER AS capacity_key, (hash(i + 1) % 2000)::INTEGER AS title_key, concat('p', hash(i + 9) % 40) AS partner,
    DATE '2026-01-05' AS week, (hash(i + 4) % 500)::BIGINT AS declared FROM range(${factRows}) AS rows (i)`,
];
