import {
  DataType,
  Field,
  makeData,
  RecordBatch,
  RecordBatchReader,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  TimeUnit,
  Vector,
} from 'apache-arrow';
import type { Data } from 'apache-arrow';
import { engineMessages } from '../errors/engine.ts';
import { ProblemError } from '../errors/problem.ts';
import { arrowType, columnData } from './arrow-columns.ts';
import { isoDate, isoTimestamp } from './iso.ts';
import type {
  Cell,
  ColumnarFile,
  ColumnType,
  FileColumn,
  InsertColumn,
  IpcBatch,
  ResultTable,
} from './port.ts';

/**
 * A query result from its complete IPC stream.
 * @throws ProblemError `engine.unsupported_result` for types that a {@link Cell} can't carry, rather than a wrong value.
 */
export function resultFromIpc(ipc: Uint8Array): ResultTable {
  const table = tableFromIPC(ipc);
  const columns = table.schema.fields.map((field) => ({ name: field.name, type: resultType(typeOf(field)) }));
  const values = columns.map((_, index) => columnCells(table, index));
  return { columns, values, rowCount: table.numRows };
}

/** The columns that an IPC stream declares. */
export function ipcColumns(ipc: Uint8Array): FileColumn[] {
  return schemaColumns(tableFromIPC(ipc).schema);
}

/** A column of texts or whole numbers (as ids may be) of an IPC stream, row by row, as the text that the engine makes of it; null where there is none. */
export function ipcTexts(ipc: Uint8Array, name: string): (string | null)[] {
  const column = tableFromIPC(ipc).getChild(name);
  return Array.from({ length: column?.length ?? 0 }, (_, row) => {
    const value: unknown = column?.get(row);
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
  });
}

/** A batch with more columns after its own. @throws as {@link ipcFromColumns} */
export function ipcWithColumns({ ipc, rows }: IpcBatch, columns: readonly InsertColumn[]): IpcBatch {
  const [batch] = tableFromIPC(ipc).batches;
  if (batch === undefined) return { ipc, rows };
  const fields = [
    ...batch.schema.fields,
    ...columns.map(({ name, type }) => new Field(name, arrowType(type), true)),
  ];
  const children = [...batch.data.children, ...columns.map(columnData)];
  return { rows, ipc: batchIpc(batchOf(fields, children, rows)) };
}

/** One complete IPC stream of plain columns. @throws TypeError or RangeError on a value that is not of its column's type. */
export function ipcFromColumns(columns: readonly InsertColumn[]): IpcBatch {
  const rows = columns[0]?.values.length ?? 0;
  const fields = columns.map((column) => new Field(column.name, arrowType(column.type), true));
  const children = columns.map((column) => columnData(column));
  return { rows, ipc: batchIpc(batchOf(fields, children, rows)) };
}

/**
 * Opens an Arrow IPC file or stream, told apart by the magic. It is read a batch at a time: a file is a stream
 * between its magic and its footer.
 * @throws ProblemError `engine.unreadable_file`
 */
export async function openArrowFile(file: Blob): Promise<ColumnarFile> {
  const source = await sourceOf(file);
  const { schema } = await readable(() => openReader(source));
  return {
    columns: schemaColumns(schema),
    rows: null,
    batches: (columns) => readBatches(source, columns),
    close: () => undefined,
  };
}

const magic = 'ARROW1';

/** What Arrow's reader is given: a stream, or the bytes of a whole file. */
type ArrowSource = () => Promise<ReadableStream<Uint8Array> | Uint8Array>;

/**
 * The part of a file between magic and footer is a stream, and is read as one, which keeps memory bounded. Some writers
 * leave the schema out there and put it only into the footer; their files are read whole.
 */
async function sourceOf(file: Blob): Promise<ArrowSource> {
  if ((await file.slice(0, magic.length).text()) !== magic) return () => Promise.resolve(file.stream());
  const tail = await file.slice(Math.max(0, file.size - 10)).arrayBuffer();
  const closed = tail.byteLength === 10 && new TextDecoder('latin1').decode(tail.slice(4)) === magic;
  const footer = closed ? new DataView(tail).getInt32(0, true) : -1;
  const end = file.size - 10 - footer;
  if (footer <= 0 || end < 8)
    throw unreadable('it begins as an Arrow file but has no footer, so it is cut short');
  const stream = file.slice(8, end);
  const isStream = await openReader(() => Promise.resolve(stream.stream())).then(
    () => true,
    () => false,
  );
  return isStream
    ? () => Promise.resolve(stream.stream())
    : async () => new Uint8Array(await file.arrayBuffer());
}

/** What is used of Arrow's readers, whose types differ by what they read from. */
interface BatchReader {
  readonly schema: Schema;
  next(): Promise<IteratorResult<unknown>>;
}

async function openReader(source: ArrowSource): Promise<BatchReader> {
  const from = await source();
  const reader =
    from instanceof Uint8Array ? RecordBatchReader.from(from) : await RecordBatchReader.from(from);
  await reader.open({ autoDestroy: false });
  const schema: unknown = reader.schema;
  if (!(schema instanceof Schema)) throw new Error('it holds no schema');
  return { schema, next: async () => reader.next() };
}

async function* readBatches(source: ArrowSource, names: readonly string[]): AsyncGenerator<IpcBatch> {
  const reader = await readable(() => openReader(source));
  for (;;) {
    const next = await readable(() => reader.next());
    if (next.done === true) return;
    if (!(next.value instanceof RecordBatch)) throw unreadable('it holds something other than batches');
    yield { rows: next.value.numRows, ipc: batchIpc(withColumns(next.value, names)) };
  }
}

/** A batch's columns of these names, in this order. Arrow's own `select` drops dictionaries that stand after one of another column, so that words come out as null. */
function withColumns({ schema, data, numRows }: RecordBatch, names: readonly string[]): RecordBatch {
  const fields: Field[] = [];
  const children: Data[] = [];
  for (const name of names) {
    const place = schema.fields.findIndex((field) => field.name === name);
    const [field, child] = [schema.fields[place], data.children[place]];
    if (field === undefined || child === undefined) continue;
    fields.push(field);
    children.push(child);
  }
  return batchOf(fields, children, numRows);
}

function batchOf(fields: Field[], children: Data[], rows: number): RecordBatch {
  const data = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children });
  return new RecordBatch(new Schema(fields), data);
}

function batchIpc(batch: RecordBatch): Uint8Array {
  return tableToIPC(new Table([batch]), 'stream');
}

async function readable<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof ProblemError
      ? error
      : unreadable(error instanceof Error ? error.message : String(error));
  }
}

function unreadable(reason: string): ProblemError {
  return new ProblemError([
    engineMessages.unreadableFile({ kind: 'Arrow', reason: reason.replace(/\.$/, '').slice(0, 200) }),
  ]);
}

function schemaColumns(schema: Schema): FileColumn[] {
  return schema.fields.map((field) => ({
    name: field.name,
    type: packageType(typeOf(field)),
    declared: nameOf(typeOf(field)),
  }));
}

/** Arrow leaves a field's type open; at run time it is one of its types. */
function typeOf(field: Field): DataType {
  const type: unknown = field.type;
  if (!isDataType(type)) throw new TypeError(`Column ${field.name} has no type.`);
  return type;
}

function isDataType(type: unknown): type is DataType {
  return type instanceof DataType;
}

/** Arrow's own word for a type, such as `Timestamp<MICROSECOND, UTC>`. */
function nameOf(type: unknown): string {
  return String(type);
}

/** The package's type for an Arrow type, null where there is none: nested, zoned, times of day, raw bytes. */
function packageType(type: DataType): ColumnType | null {
  if (DataType.isDictionary(type)) {
    const inner: unknown = type.dictionary;
    return isDataType(inner) ? packageType(inner) : null;
  }
  if (DataType.isTimestamp(type)) return (type.timezone ?? '') === '' ? 'datetime' : null;
  if (DataType.isDecimal(type)) return type.scale === 0 ? 'integer' : 'number';
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isNull(type)) return 'string';
  if (DataType.isInt(type)) return 'integer';
  if (DataType.isFloat(type)) return 'number';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isDate(type)) return 'date';
  return null;
}

/** A dictionary is refused in results: the engine's stream leaves its values out, and every cell would read as null. */
function resultType(type: DataType): ColumnType {
  const found = DataType.isDictionary(type) ? null : packageType(type);
  if (found === null) throw new ProblemError([engineMessages.unsupportedResult({ type: nameOf(type) })]);
  return found;
}

/** Filled by index, as long as it gets: a study reads millions of cells, and an array that grows takes several times as long. */
function columnCells(table: Table, index: number): Cell[] {
  const cells = new Array<Cell>(table.numRows);
  let first = 0;
  for (const batch of table.batches) {
    const data = batch.data.children[index];
    if (data === undefined) throw new RangeError(`There is no column ${index}.`);
    fillCells(data, cells, first);
    first += data.length;
  }
  return cells;
}

function fillCells(data: Data, cells: Cell[], first: number): void {
  const { length, nullCount } = data;
  const values: unknown = data.values;
  if (values instanceof Float64Array && nullCount === 0) {
    // Through a function each, numbers take several times as long, too.
    for (let row = 0; row < length; row += 1) cells[first + row] = values[row] ?? 0;
    return;
  }
  const read = cellReader(data);
  const vector = new Vector([data]);
  for (let row = 0; row < length; row += 1)
    cells[first + row] = nullCount > 0 && !vector.isValid(row) ? null : read(row);
}

/** A function that reads one non-null cell of a column exactly. */
function cellReader(data: Data): (row: number) => Cell {
  const type: DataType = data.type;
  const values: unknown = data.values;
  if (DataType.isBool(type)) return (row) => bitAt(values, data.offset + row);
  if (DataType.isDecimal(type) && values instanceof Uint32Array) return decimalReader(values, type.scale);
  if (DataType.isTimestamp(type) && values instanceof BigInt64Array)
    return timestampReader(values, type.unit);
  if (DataType.isDate(type) && values instanceof Int32Array) return (row) => isoDate(values[row] ?? 0);
  if (DataType.isInt(type) && (values instanceof BigInt64Array || values instanceof BigUint64Array))
    return (row) => exactInteger(values[row] ?? 0n);
  if (values instanceof Float64Array || values instanceof Int32Array) return (row) => values[row] ?? 0;
  const vector = new Vector([data]);
  return (row) => {
    const value: unknown = vector.get(row);
    if (typeof value === 'string' || typeof value === 'number') return value;
    throw new ProblemError([engineMessages.unsupportedResult({ type: nameOf(type) })]);
  };
}

function bitAt(bits: unknown, index: number): boolean {
  return bits instanceof Uint8Array && ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
}

/** An integer as a number where a number holds it exactly, else as a bigint. */
function exactInteger(value: bigint): number | bigint {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}

function timestampReader(values: BigInt64Array, unit: TimeUnit): (row: number) => string {
  const at = (row: number): bigint => values[row] ?? 0n;
  switch (unit) {
    case TimeUnit.SECOND:
      return (row) => isoTimestamp(at(row) * 1_000_000n);
    case TimeUnit.MILLISECOND:
      return (row) => isoTimestamp(at(row) * 1000n);
    case TimeUnit.MICROSECOND:
      return (row) => isoTimestamp(at(row));
    case TimeUnit.NANOSECOND:
      return (row) => isoTimestamp(at(row) / 1000n);
  }
}

/** 128-bit decimals, four 32-bit words each, least first: whole numbers exactly, others as the nearest double. */
function decimalReader(words: Uint32Array, scale: number): (row: number) => number | bigint {
  return (row) => {
    let unsigned = 0n;
    for (let word = 3; word >= 0; word -= 1)
      unsigned = (unsigned << 32n) | BigInt(words[row * 4 + word] ?? 0);
    const value = BigInt.asIntN(128, unsigned);
    return scale === 0 ? exactInteger(value) : Number(`${value}e-${scale}`);
  };
}
