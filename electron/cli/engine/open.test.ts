import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ipcFromColumns } from '../../../shared/engine/arrow.ts';
import type { Engine, InsertColumn } from '../../../shared/engine/port.ts';
import { ProblemError } from '../../../shared/errors/problem.ts';
import { openNodeEngine, startDuckDb, type StartedDuckDb } from './open.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openNodeEngine();
});
afterAll(() => engine.close());

const one = async (sql: string) => (await engine.query(`SELECT ${sql} AS v`)).values[0]?.[0];

/** The code of the first problem that a promise is rejected with. */
async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => 'nothing was thrown',
    (error: unknown) => (error instanceof ProblemError ? error.problems[0]?.code : String(error)),
  );
}

describe('results', () => {
  it('come from the pinned DuckDB', async () => {
    expect(await one('version()')).toBe('v1.4.3');
  });

  it.each([
    ['a small integer', '1::INTEGER', 1],
    ['2^53 + 1', '9007199254740993::BIGINT', 9007199254740993n],
    ['the least BIGINT', '(-9223372036854775807 - 1)::BIGINT', -9223372036854775808n],
    ['2^63 as UBIGINT', '9223372036854775808::UBIGINT', 9223372036854775808n],
    ['a sum, which is HUGEINT', '(SELECT sum(i) FROM range(5) t(i))', 10],
    [
      'a negative HUGEINT',
      '(-170141183460469231731687303715884105727)::HUGEINT',
      -170141183460469231731687303715884105727n,
    ],
    ['a DECIMAL', '(-1234.567)::DECIMAL(12,3)', -1234.567],
    ['a DECIMAL beyond 2^53', '12345678901234567890.25::DECIMAL(38,2)', 12345678901234567890.25],
    ['a FLOAT', '0.5::FLOAT', 0.5],
    ['a text beyond the basic plane', "'漢😀é'", '漢😀é'],
    ['a boolean', 'false', false],
    ['a null', 'NULL::VARCHAR', null],
    ['a date before 1970', "DATE '1900-02-28'", '1900-02-28'],
    ['a leap day', "DATE '2024-02-29'", '2024-02-29'],
    ['a date before year 0', "DATE '0044-03-15 (BC)'", '-000043-03-15'],
    ['the end of dates', "'infinity'::DATE", 'infinity'],
    ['a timestamp', "TIMESTAMP '2020-01-02 03:04:05'", '2020-01-02T03:04:05'],
    ['microseconds before 1970', "TIMESTAMP '1969-12-31 23:59:59.999999'", '1969-12-31T23:59:59.999999'],
    ['milliseconds', "TIMESTAMP_MS '2020-01-02 03:04:05.678'", '2020-01-02T03:04:05.678'],
  ])('hold %s', async (_, sql, expected) => {
    expect(await one(sql)).toStrictEqual(expected);
  });

  it('keep NaN and Infinity', async () => {
    expect(await one("'NaN'::DOUBLE")).toBeNaN();
    expect(await one("'-Infinity'::DOUBLE")).toBe(-Infinity);
  });

  it.each([
    '[1, 2]',
    '{a: 1}',
    "'a'::ENUM('a')",
    "TIMESTAMPTZ '2020-01-01'",
    'INTERVAL 1 DAY',
    "'a'::BLOB",
    "TIME '01:02:03'",
  ])('refuse %s rather than show something else', async (sql) => {
    expect(await codeOf(engine.query(`SELECT ${sql}`))).toBe('engine.unsupported_result');
  });

  it('have their columns even without rows', async () => {
    expect(await engine.query('SELECT 1::BIGINT AS a, NULL::DATE AS b WHERE false')).toEqual({
      columns: [
        { name: 'a', type: 'integer' },
        { name: 'b', type: 'date' },
      ],
      values: [[], []],
      rowCount: 0,
    });
  });

  it('arrive whole when they come in many pieces', async () => {
    const { values, rowCount } = await engine.query('SELECT i FROM range(300000) t(i)');
    expect(rowCount).toBe(300_000);
    expect(values[0]?.reduce((sum: number, value) => sum + Number(value), 0)).toBe(44_999_850_000);
  });

  it('say where a statement is wrong', async () => {
    expect(await codeOf(engine.query('SELEC 1'))).toBe('engine.query_failed');
  });
});

describe('inserts', () => {
  const columns: InsertColumn[] = [
    { name: 'i', type: 'integer', values: [9223372036854775807n, null, -5] },
    { name: 'n', type: 'number', values: [0.1, null, Infinity] },
    { name: 's', type: 'string', values: ['漢😀', null, `'"\\`] },
    { name: 'b', type: 'boolean', values: [true, null, false] },
    { name: 'd', type: 'date', values: ['2024-02-29', null, '1900-03-01'] },
    { name: 't', type: 'datetime', values: ['2020-01-02T03:04:05.678901', null, '1969-12-31 23:59:59'] },
  ];

  it('come back as they went in, and twice when appended', async () => {
    await engine.insertColumns({ schema: 'source', table: 'kinds' }, columns, true);
    await engine.insertColumns({ schema: 'source', table: 'kinds' }, columns, false);
    const { values } = await engine.query('SELECT * FROM source.kinds WHERE rowid < 3 ORDER BY rowid');
    expect(values).toEqual([
      ...columns.slice(0, 5).map((c) => c.values),
      ['2020-01-02T03:04:05.678901', null, '1969-12-31T23:59:59'],
    ]);
    expect((await engine.query('SELECT count(*) FROM source.kinds')).values).toEqual([[6]]);
  });

  it('read in SQL as native DuckDB reads the same literals', async () => {
    const native = await (await DuckDBInstance.create(':memory:')).connect();
    const sql = (from: string) =>
      `SELECT CAST(i AS VARCHAR), CAST(n AS VARCHAR), length(s), CAST(b AS VARCHAR), CAST(d AS VARCHAR), CAST(t AS VARCHAR) FROM ${from}`;
    const reader = await native.runAndReadAll(
      sql(
        `(VALUES (9223372036854775807, 0.1::DOUBLE, '漢😀', true, DATE '2024-02-29', TIMESTAMP '2020-01-02 03:04:05.678901')) t(i, n, s, b, d, t)`,
      ),
    );
    const { values } = await engine.query(`${sql('source.kinds')} WHERE rowid = 0`);
    expect(values.map(([value]) => String(value))).toEqual(reader.getRows()[0]?.map(String));
  });

  it('make a table of no rows', async () => {
    await engine.insertColumns(
      { schema: 'source', table: 'none' },
      columns.map((c) => ({ ...c, values: [] })),
      true,
    );
    expect((await engine.query('SELECT count(*), count(s) FROM source.none')).values).toEqual([[0], [0]]);
  });

  it.each([
    ['a fraction as an integer', { name: 'x', type: 'integer', values: [1.5] }],
    ['2^63 as an integer', { name: 'x', type: 'integer', values: [2n ** 63n] }],
    ['a text as a number', { name: 'x', type: 'number', values: ['1'] }],
    ['a date that is none', { name: 'x', type: 'date', values: ['2023-02-29'] }],
  ] as const)('refuse %s', async (_, column) => {
    await expect(engine.insertColumns({ schema: 'source', table: 'never' }, [column], true)).rejects.toThrow(
      /x holds|Not a date/,
    );
  });

  it('fail when a stream without its end inserts nothing, and leave the engine usable', async () => {
    const { ipc, rows } = ipcFromColumns(columns);
    const endless = { ipc: ipc.slice(0, -8), rows };
    expect(await codeOf(engine.insertIpc({ schema: 'source', table: 'kinds' }, endless, false))).toBe(
      'engine.rows_lost',
    );
    await engine.insertColumns({ schema: 'source', table: 'kinds' }, columns, false);
    expect((await engine.query('SELECT count(*) FROM source.kinds')).values).toEqual([[9]]);
  });

  it('fail on bytes that are no stream', async () => {
    const junk = { ipc: new Uint8Array(64), rows: 1 };
    expect(await codeOf(engine.insertIpc({ schema: 'source', table: 'kinds' }, junk, false))).toMatch(
      /^engine\./,
    );
    expect((await engine.query('SELECT count(*) FROM source.kinds')).values).toEqual([[9]]);
  });
});

describe('the lock', () => {
  it.each([
    ['an address', "FROM 'https://example.org/a.csv'"],
    ['a file', "FROM read_csv('/etc/passwd')"],
    ['a file through the working directory', "FROM read_text('package.json')"],
    ['a listing', "FROM glob('*')"],
    ['a way out of its own directory', "FROM read_text('../package.json')"],
    ['COPY', "COPY (SELECT 1) TO '/tmp/out.csv'"],
    ['ATTACH of a file', "ATTACH '/tmp/other.db' AS other"],
    ['EXPORT', "EXPORT DATABASE '/tmp/out'"],
    ['an extension', 'LOAD httpfs'],
  ])('refuses %s at once', async (_, sql) => {
    expect(await codeOf(engine.query(sql))).toBe('engine.locked');
  });

  it.each([
    "SELECT TIMESTAMP '2020-01-01' AT TIME ZONE 'UTC'",
    "SELECT date_trunc('day', TIMESTAMPTZ '2020-01-01')",
    "SELECT timezone('UTC', TIMESTAMP '2020-01-01')",
    'SELECT current_date',
    "SELECT 'a' COLLATE de",
    "SELECT json_extract('{}', '$')",
    "FROM read_parquet('a.parquet')",
    'SET enable_external_access=true',
    'SET autoload_known_extensions=true',
    "SET allowed_directories=['/']",
    'RESET lock_configuration',
  ])('answers %s with an error instead of hanging', async (sql) => {
    expect(await codeOf(engine.query(sql))).toMatch(/^engine\.(query_failed|locked)$/);
  });

  it('leaves no extension installed or loaded from outside', async () => {
    await engine.query('INSTALL icu').catch(() => undefined);
    const { values } = await engine.query(
      "SELECT count(*) FROM duckdb_extensions() WHERE extension_name IN ('icu', 'json', 'parquet', 'httpfs') AND loaded",
    );
    expect(values).toEqual([[0]]);
  });

  it('still reads the files that are registered, until they are dropped', async () => {
    const path = await engine.registerFile(new Blob(['a,b\n1,x\n']));
    const sql = `SELECT * FROM read_csv('${path}')`;
    expect((await engine.query(sql)).values).toEqual([[1], ['x']]);
    await engine.dropFile(path);
    await expect(engine.query(sql)).rejects.toThrow();
  });
});

describe('cancelling', () => {
  // Of one pipeline: of several, DuckDB works off those that have not begun before it lets go of the query.
  const endless = 'SELECT count(*) FROM range(1000000000000) t(i) WHERE hash(i) % 7 = 8';

  it('ends a running query, and the engine goes on', async () => {
    const abort = new AbortController();
    const running = codeOf(engine.query(endless, { signal: abort.signal }));
    expect(await one('1')).toBe(1);
    abort.abort();
    expect(await running).toBe('engine.cancelled');
    expect(await one('2')).toBe(2);
  });

  it('takes a waiting query out of the queue', async () => {
    const abort = new AbortController();
    const running = [
      codeOf(engine.query(endless, { signal: abort.signal })),
      codeOf(engine.query(endless, { signal: abort.signal })),
    ];
    const waiting = codeOf(engine.query('CREATE TABLE source.never (a INTEGER)', { signal: abort.signal }));
    abort.abort();
    expect(await Promise.all([...running, waiting])).toEqual([
      'engine.cancelled',
      'engine.cancelled',
      'engine.cancelled',
    ]);
    expect(
      (await engine.query("SELECT count(*) FROM information_schema.tables WHERE table_name = 'never'"))
        .values,
    ).toEqual([[0]]);
  });
});

describe('memory', () => {
  it('grows with what is loaded and knows its limit', async () => {
    const before = await engine.memory();
    await engine.query('CREATE TABLE source.large AS SELECT hash(i) AS h FROM range(500000) t(i)');
    const after = await engine.memory();
    expect(after.used - before.used).toBeGreaterThan(3_000_000);
    expect(after.limit).toBeGreaterThan(3e9);
    expect(after.limit).toBeLessThan(2 ** 32);
  });
});

describe('what writes', () => {
  /** Longer than one poll (20 ms) on any machine. */
  const read = 'SELECT sum(hash(i)) AS s FROM range(20000000) AS t(i)';
  const write = `CREATE TABLE core.written AS ${read}`;

  /** DuckDB, and the statements in the order in which it worked on them, one for each moment of work. */
  async function watched(): Promise<{ duckDb: StartedDuckDb; moments: string[] }> {
    const duckDb = await startDuckDb();
    const moments: string[] = [];
    const running = new Map<number, string>();
    const start = duckDb.startPendingQuery.bind(duckDb);
    const poll = duckDb.pollPendingQuery.bind(duckDb);
    duckDb.startPendingQuery = (connection, sql) => {
      running.set(connection, sql);
      moments.push(sql);
      return start(connection, sql);
    };
    duckDb.pollPendingQuery = (connection) => {
      moments.push(running.get(connection) ?? '');
      return poll(connection);
    };
    return { duckDb, moments };
  }

  it('is never worked on by turns with another query, in which DuckDB would stop for ever', async () => {
    const { duckDb, moments } = await watched();
    const own = await openNodeEngine(duckDb);
    await Promise.all([own.query(read), own.query(write), own.query(`${read} -- later`), own.memory()]);
    await own.close();
    const [first, last] = [moments.indexOf(write), moments.lastIndexOf(write)];
    expect(last - first).toBeGreaterThan(1);
    expect(new Set(moments.slice(first, last + 1))).toEqual(new Set([write]));
    expect(moments.lastIndexOf(read)).toBeLessThan(first);
  });
});

describe('what is cancelled', () => {
  it('is let go by one more statement on its connection before that is closed, without which DuckDB holds on to it', async () => {
    const duckDb = await startDuckDb();
    const said = new Map<number, string[]>();
    const say = (connection: number, what: string): void => {
      said.set(connection, [...(said.get(connection) ?? []), what]);
    };
    const start = duckDb.startPendingQuery.bind(duckDb);
    const cancel = duckDb.cancelPendingQuery.bind(duckDb);
    const disconnect = duckDb.disconnect.bind(duckDb);
    duckDb.startPendingQuery = (connection, sql) => {
      say(connection, sql);
      return start(connection, sql);
    };
    duckDb.cancelPendingQuery = (connection) => {
      say(connection, 'cancelled');
      return cancel(connection);
    };
    duckDb.disconnect = (connection) => {
      say(connection, 'closed');
      disconnect(connection);
    };
    const own = await openNodeEngine(duckDb);
    said.clear();
    const long = 'SELECT sum(hash(i)) AS s FROM range(20000000) AS t(i)';
    const stop = new AbortController();
    const asked = own.query(long, { signal: stop.signal });
    setImmediate(() => stop.abort());
    await expect(asked).rejects.toThrow(ProblemError);
    await own.close();
    const [cancelledOne] = [...said.values()].filter((all) => all.includes('cancelled'));
    expect(cancelledOne?.slice(cancelledOne.indexOf('cancelled'))).toEqual([
      'cancelled',
      'SELECT 1',
      'closed',
    ]);
  });
});

describe('an engine that can not start', () => {
  it('says so to whoever asks it anything, still opens files, and closes', async () => {
    const duckDb = await startDuckDb();
    duckDb.startPendingQuery = () => {
      throw new Error('no room for a database');
    };
    const own = await openNodeEngine(duckDb);
    await expect(own.query('SELECT 1')).rejects.toThrow('no room for a database');
    expect(await codeOf(own.memory())).toBe('engine.cannot_start');
    expect(await codeOf(own.insertColumns({ schema: 'source', table: 'a' }, [], true))).toBe(
      'engine.cannot_start',
    );
    const columns: InsertColumn[] = [{ name: 'a', type: 'integer', values: [1] }];
    const file = await own.openArrow(new Blob([Uint8Array.from(ipcFromColumns(columns).ipc)]));
    expect(file.columns.map(({ name }) => name)).toEqual(['a']);
    await own.close();
  });
});

describe('an engine that is opened where another was closed', () => {
  it('has nothing of it, and is open beside others', async () => {
    const former = await openNodeEngine();
    await former.query('CREATE TABLE source.left_behind AS SELECT 1 AS a');
    const path = await former.registerFile(new Blob(['a\n1\n']));
    await former.close();
    const [own, other] = [await openNodeEngine(), await openNodeEngine()];
    const tables = "SELECT count(*) FROM information_schema.tables WHERE table_name = 'left_behind'";
    expect((await own.query(tables)).values).toEqual([[0]]);
    await expect(own.query(`FROM read_csv('${path}')`)).rejects.toThrow();
    await expect(own.query('SET enable_external_access=true')).rejects.toThrow();
    await own.query('CREATE TABLE source.of_own AS SELECT 2 AS a');
    await expect(other.query('FROM source.of_own')).rejects.toThrow();
    await own.close();
    await other.close();
  });
});
