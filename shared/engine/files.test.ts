import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  tableFromArrays,
  tableToIPC,
  vectorFromArray,
  Timestamp,
  TimeUnit,
  Utf8,
  Dictionary,
  Int32,
  Table,
} from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { ProblemError } from '../errors/problem.ts';
import type { ColumnarFile, Engine, IpcBatch } from './port.ts';

let engine: Engine;
let folder: string;

beforeAll(async () => {
  engine = await openNodeEngine();
  folder = await mkdtemp(path.join(tmpdir(), 'subtext-files-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

/** Writes the rows of a native DuckDB query as Parquet. */
async function parquet(sql: string, options = ''): Promise<Uint8Array<ArrayBuffer>> {
  const file = path.join(folder, 'file.parquet');
  const native = await (await DuckDBInstance.create(':memory:')).connect();
  await native.run(`COPY (${sql}) TO '${file}' (FORMAT parquet${options})`);
  return new Uint8Array(await readFile(file));
}

/** Loads all batches into a table and returns how many rows each had. */
async function loadInto(table: string, file: ColumnarFile, columns: readonly string[]): Promise<number[]> {
  const rows: number[] = [];
  for await (const batch of file.batches(columns)) {
    await engine.insertIpc({ schema: 'source', table }, batch, rows.length === 0);
    rows.push(batch.rows);
  }
  file.close();
  return rows;
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => 'nothing was thrown',
    (error: unknown) => (error instanceof ProblemError ? error.problems[0]?.code : String(error)),
  );
}

describe('Parquet', () => {
  it('declares its columns, and none where a type has no equal', async () => {
    const bytes = await parquet(
      "SELECT 1::UBIGINT AS u, 1.5::DOUBLE AS n, 'x' AS s, true AS b, DATE '2020-01-01' AS d, TIMESTAMP '2020-01-01' AS t, TIMESTAMPTZ '2020-01-01' AS z, [1] AS l, 'a'::BLOB AS y",
    );
    const file = await engine.openParquet(new Blob([bytes]));
    expect(file.rows).toBe(1);
    expect(file.columns.map(({ name, type }) => [name, type])).toEqual([
      ['u', 'integer'],
      ['n', 'number'],
      ['s', 'string'],
      ['b', 'boolean'],
      ['d', 'date'],
      ['t', 'datetime'],
      ['z', null],
      ['l', null],
      ['y', null],
    ]);
    file.close();
  });

  it('comes in batches that stay small, even from one huge row group, with the sums of native DuckDB', async () => {
    const bytes = await parquet(
      "SELECT i, 'v' || (i // 1500) AS s FROM range(300000) t(i)",
      ', ROW_GROUP_SIZE 300000',
    );
    const rows = await loadInto('huge', await engine.openParquet(new Blob([bytes])), ['i', 's']);
    expect(Math.max(...rows)).toBeLessThanOrEqual(122_880);
    expect(
      (await engine.query('SELECT count(*), sum(i), count(DISTINCT s), max(s) FROM source.huge')).values,
    ).toEqual([[300_000], [44_999_850_000], [200], ['v99']]);
  });

  it('reads only the columns asked for', async () => {
    const bytes = await parquet('SELECT 1 AS a, 2 AS b');
    await loadInto('some', await engine.openParquet(new Blob([bytes])), ['b']);
    expect((await engine.query('FROM source.some')).columns.map((c) => c.name)).toEqual(['b']);
  });

  it('has no batch when it has no rows', async () => {
    const file = await engine.openParquet(new Blob([await parquet('SELECT 1 AS a WHERE false')]));
    const batches = await loadInto('empty', file, ['a']);
    expect(batches.reduce((sum, rows) => sum + rows, 0)).toBe(0);
  });

  it('is read alone: another waits until all of its batches were taken, or given up', async () => {
    const open = async () =>
      engine.openParquet(new Blob([await parquet('SELECT i FROM range(300000) t(i)')]));
    const [first, second, third] = [await open(), await open(), await open()].map((file) =>
      file.batches(['i'])[Symbol.asyncIterator](),
    );
    const order: string[] = [];
    const take = async (name: string, batches: AsyncIterator<IpcBatch> | undefined): Promise<void> => {
      await batches?.next();
      order.push(name);
    };
    await take('first', first);
    const waiting = take('second', second);
    const last = take('third', third);
    await take('first', first);
    await take('first', first);
    expect(order).toEqual(['first', 'first', 'first']);
    await first?.next();
    await waiting;
    await second?.return?.();
    await last;
    expect(order).toEqual(['first', 'first', 'first', 'second', 'third']);
    await third?.return?.();
  });

  it('is refused when cut short anywhere, empty or something else', async () => {
    const bytes = await parquet('SELECT i FROM range(1000) t(i)');
    for (const blob of [
      new Blob([bytes.slice(0, -1)]),
      new Blob([bytes.slice(0, 100)]),
      new Blob([]),
      new Blob(['version_id,ordinal\n']),
    ]) {
      expect(await codeOf(engine.openParquet(blob))).toBe('engine.unreadable_file');
    }
  });

  it('is refused when its pages are damaged, though the decoder traps', async () => {
    const bytes = await parquet('SELECT hash(i) AS h FROM range(5000) t(i)', ', COMPRESSION zstd');
    const file = path.join(folder, 'damaged.parquet');
    await writeFile(file, bytes.fill(0x5a, 40, 4000));
    // In a process of its own, since a trap surfaces there, where the test runner would take it for its own fault.
    const opener = path.resolve(import.meta.dirname, '../../electron/cli/engine/open.ts');
    const script = `
      import { openAsBlob } from 'node:fs';
      import { openNodeEngine } from ${JSON.stringify(opener)};
      const engine = await openNodeEngine();
      const file = await engine.openParquet(await openAsBlob(${JSON.stringify(file)}));
      const read = async () => { for await (const batch of file.batches(['h'])) console.log(batch.rows); };
      await read().catch((error) => console.log(error.problems[0].code));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout.trim()).toBe('engine.unreadable_file');
  });
});

describe('Arrow', () => {
  const table = tableFromArrays({
    i: Int32Array.from([1, 2, 3]),
    n: Float64Array.from([0.5, NaN, Infinity]),
  });
  const words = new Table({
    w: vectorFromArray(['a', null, 'b', 'a'], new Dictionary(new Utf8(), new Int32())),
  });

  it.each(['file', 'stream'] as const)('is read as a %s', async (form) => {
    const file = await engine.openArrow(new Blob([Uint8Array.from(tableToIPC(table, form))]));
    expect(file.columns.map(({ name, type }) => [name, type])).toEqual([
      ['i', 'integer'],
      ['n', 'number'],
    ]);
    expect(await loadInto(`arrow_${form}`, file, ['n', 'i'])).toEqual([3]);
    const { values } = await engine.query(
      `SELECT sum(i), count(*) FILTER (isnan(n)), max(n) FILTER (NOT isnan(n)) FROM source.arrow_${form}`,
    );
    expect(values).toEqual([[6], [1], [Infinity]]);
  });

  it('keeps the words of a dictionary in every batch', async () => {
    const twice = new Table([...words.batches, ...words.batches]);
    const file = await engine.openArrow(new Blob([Uint8Array.from(tableToIPC(twice, 'stream'))]));
    expect(file.columns[0]?.type).toBe('string');
    expect(await loadInto('words', file, ['w'])).toEqual([4, 4]);
    expect(
      (await engine.query('SELECT w, count(*) FROM source.words GROUP BY w ORDER BY w NULLS LAST')).values,
    ).toEqual([
      ['a', 'b', null],
      [4, 2, 2],
    ]);
  });

  it.each(['file', 'stream'] as const)(
    'keeps the words of those columns of a %s that are asked for, in any order, beside others that are not',
    async (form) => {
      const three = tableFromArrays({ a: ['ja', 'de'], b: ['x', 'y'], c: ['p', 'q'] });
      const bytes = Uint8Array.from(tableToIPC(three, form));
      for (const columns of [['a'], ['b'], ['c'], ['c', 'a'], ['a', 'b', 'c']]) {
        const name = `words_${form}_${columns.join('')}`;
        await loadInto(name, await engine.openArrow(new Blob([bytes])), columns);
        const { values } = await engine.query(`SELECT * FROM source.${name}`);
        const written: Record<string, string[]> = { a: ['ja', 'de'], b: ['x', 'y'], c: ['p', 'q'] };
        expect(values).toEqual(columns.map((column) => written[column]));
      }
    },
  );

  it('has no type for a timestamp with a zone', async () => {
    const zoned = new Table({ z: vectorFromArray([0n], new Timestamp(TimeUnit.MILLISECOND, 'UTC')) });
    const file = await engine.openArrow(new Blob([Uint8Array.from(tableToIPC(zoned, 'file'))]));
    expect(file.columns.map(({ type }) => type)).toEqual([null]);
  });

  it('is refused when cut short, empty or something else', async () => {
    const bytes = Uint8Array.from(tableToIPC(table, 'file'));
    for (const blob of [new Blob([bytes.slice(0, -10)]), new Blob([]), new Blob(['version_id,ordinal\n'])]) {
      expect(await codeOf(engine.openArrow(blob))).toBe('engine.unreadable_file');
    }
  });
});
