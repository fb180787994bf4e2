import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType,
} from '@duckdb/node-api';
import { ident, literal } from '../../shared/engine/quote.ts';
import {
  tableSpec,
  type ColumnSpec,
  type Row,
  type TableName,
  type TableSpec,
} from '../../shared/package/tables.ts';

/** What a cell may hold on its way into a table; dates are ISO text. */
type Cell = string | number | boolean | null;

const chunkRows = 2048;

/** A table being written: rows wait in columns until a chunk is full. */
export class TableWriter<N extends TableName> {
  readonly spec: TableSpec;
  readonly columns: readonly ColumnSpec[];
  rows = 0;
  readonly #appender: DuckDBAppender;
  readonly #types: readonly DuckDBType[];
  readonly #waiting: Cell[][];
  readonly #fullChunk: DuckDBDataChunk;

  constructor(spec: TableSpec, columns: readonly ColumnSpec[], appender: DuckDBAppender) {
    this.spec = spec;
    this.columns = columns;
    this.#appender = appender;
    this.#types = columns.map(stagingType);
    this.#waiting = columns.map(() => []);
    this.#fullChunk = DuckDBDataChunk.create(this.#types, chunkRows);
  }

  /** Adds a row; columns that it leaves out are null. */
  add(row: Partial<Row<N>>): void {
    const cells: Readonly<Record<string, unknown>> = row;
    for (let c = 0; c < this.columns.length; c++) {
      const name = this.columns[c]?.name ?? '';
      this.#waiting[c]?.push(cellOf(cells[name]));
    }
    this.rows++;
    if (this.rows % chunkRows === 0) this.#flush();
  }

  /** Writes what waits. Nothing can be added afterwards. */
  close(): void {
    this.#flush();
    this.#appender.closeSync();
  }

  #flush(): void {
    const count = this.#waiting[0]?.length ?? 0;
    if (count === 0) return;
    const isFull = count === chunkRows;
    const chunk = isFull ? this.#fullChunk : DuckDBDataChunk.create(this.#types, count);
    this.#waiting.forEach((values, c) => {
      chunk.setColumnValues(c, values);
      values.length = 0;
    });
    this.#appender.appendDataChunk(chunk);
    if (isFull) {
      chunk.reset();
      chunk.rowCount = chunkRows;
    }
  }
}

/**
 * Tables on their way to Parquet, in a DuckDB database on disk, so that memory stays small. One thread and kept insertion
 * order make the files the same to the byte for the same rows.
 */
export class Store {
  readonly #folder: string;
  readonly #connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;

  private constructor(folder: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#folder = folder;
    this.#instance = instance;
    this.#connection = connection;
  }

  /** Opens an empty store in a folder that exists and is the store's alone. */
  static async open(folder: string): Promise<Store> {
    const instance = await DuckDBInstance.create(join(folder, 'staging.duckdb'), {
      threads: '1',
      memory_limit: '300MB',
      preserve_insertion_order: 'true',
      temp_directory: join(folder, 'spill'),
    });
    return new Store(folder, instance, await instance.connect());
  }

  /** Begins a table with all columns of its schema, or with those given. */
  async table<N extends TableName>(name: N, names?: readonly string[]): Promise<TableWriter<N>> {
    const spec = tableSpec(name);
    if (spec === undefined) throw new Error(`The data package has no table ${name}.`);
    const columns = spec.columns.filter((column) => names === undefined || names.includes(column.name));
    const list = columns.map(
      (column) =>
        `${ident(column.name)} ${stagingType(column).toString()}${column.nullable ? '' : ' NOT NULL'}`,
    );
    await this.#connection.run(`CREATE TABLE ${ident(spec.name)} (${list.join(', ')})`);
    return new TableWriter<N>(spec, columns, await this.#connection.createAppender(spec.name));
  }

  /** The rows of a query over closed tables, as plain data; dates are text in them. */
  async rows(sql: string): Promise<unknown[]> {
    return (await this.#connection.runAndReadAll(sql)).getRowObjectsJson();
  }

  /** Writes a closed table as Parquet and forgets it. */
  async writeParquet(table: Pick<TableWriter<TableName>, 'spec' | 'columns'>, path: string): Promise<void> {
    const list = table.columns.map((column) => {
      const name = ident(column.name);
      if (column.type === 'date') return `CAST(${name} AS DATE) AS ${name}`;
      if (column.type === 'datetime') return `CAST(${name} AS TIMESTAMP) AS ${name}`;
      return name;
    });
    await this.#connection.run(
      `COPY (SELECT ${list.join(', ')} FROM ${ident(table.spec.name)}) TO ${literal(path)} ` +
        `(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 9, ROW_GROUP_SIZE 122880)`,
    );
    await this.#connection.run(`DROP TABLE ${ident(table.spec.name)}`);
  }

  /** Closes the database and removes the folder. */
  async close(): Promise<void> {
    this.#connection.closeSync();
    this.#instance.closeSync();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Integers are kept in 32 bits, dates as text until they are written. */
function stagingType(column: ColumnSpec): DuckDBType {
  switch (column.type) {
    case 'integer':
      return INTEGER;
    case 'number':
      return DOUBLE;
    case 'boolean':
      return BOOLEAN;
    case 'string':
    case 'date':
    case 'datetime':
      return VARCHAR;
  }
}

/** The value of a row as it is staged. Fails on what no column can hold. */
function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error('A cell must be a text, a number or a truth value.');
}
