import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection, Json } from '@duckdb/node-api';
import { databaseStatements } from '../../shared/engine/lock.ts';
import type { Cell, ColumnType, Engine, ResultTable } from '../../shared/engine/port.ts';

/**
 * Native DuckDB behind the engine's port, with one thread and the same compressed in-memory database: what the bench compares with.
 * Only what models and queries need is there; loading is done by DuckDB's own Parquet reader.
 */
export interface NativeEngine extends Engine {
  readonly connection: DuckDBConnection;
}

/** Opens native DuckDB as the engine is set up: one thread, `data` attached in memory and compressed. */
export async function openNativeEngine(): Promise<NativeEngine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  for (const sql of [...databaseStatements(), 'USE data']) await connection.run(sql);
  const notHere = () => Promise.reject(new Error('Native DuckDB reads files itself.'));
  return {
    connection,
    query: (sql) => runQuery(connection, sql),
    insertIpc: notHere,
    insertColumns: notHere,
    registerFile: notHere,
    dropFile: notHere,
    openParquet: notHere,
    openArrow: notHere,
    openDatabase: notHere,
    toMemory: () => Promise.resolve(),
    sqlParser: () => ({ parse: notHere, close: () => undefined }),
    memory: () => Promise.resolve({ used: process.memoryUsage().rss, limit: Number.MAX_SAFE_INTEGER }),
    close: () => {
      connection.closeSync();
      instance.closeSync();
      return Promise.resolve();
    },
  };
}

async function runQuery(connection: DuckDBConnection, sql: string): Promise<ResultTable> {
  const reader = await connection.runAndReadAll(sql);
  const columns = reader
    .columnNames()
    .map((name, c) => ({ name, type: typeOf(String(reader.columnType(c))) }));
  const values = reader.getColumnsJson();
  return {
    columns,
    values: columns.map(({ type }, c) => (values[c] ?? []).map((value) => cell(value, type))),
    rowCount: reader.currentRowCount,
  };
}

/** A value as the product has it; JSON writes integers of 64 bits and more as text. */
function cell(value: Json, type: ColumnType): Cell {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value !== 'string') return JSON.stringify(value);
  if (type === 'integer') return Number.isSafeInteger(Number(value)) ? Number(value) : BigInt(value);
  return type === 'number' ? Number(value) : value;
}

function typeOf(declared: string): ColumnType {
  if (/INT/.test(declared)) return 'integer';
  if (/DOUBLE|FLOAT|DECIMAL/.test(declared)) return 'number';
  if (declared === 'DATE') return 'date';
  if (declared.startsWith('TIMESTAMP')) return 'datetime';
  return declared === 'BOOLEAN' ? 'boolean' : 'string';
}
