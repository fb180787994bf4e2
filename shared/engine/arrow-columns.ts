import { Bool, DateDay, Float64, Int64, makeData, TimestampMicrosecond, Utf8 } from 'apache-arrow';
import type { Data, DataType } from 'apache-arrow';
import { daysOf, microsOf } from './iso.ts';
import type { Cell, ColumnType, InsertColumn } from './port.ts';

/** The Arrow type of a column that is inserted. */
export function arrowType(type: ColumnType): DataType {
  switch (type) {
    case 'string':
      return new Utf8();
    case 'integer':
      return new Int64();
    case 'number':
      return new Float64();
    case 'boolean':
      return new Bool();
    case 'date':
      return new DateDay();
    case 'datetime':
      return new TimestampMicrosecond();
  }
}

/**
 * The cells of a column as Arrow holds them: a buffer of values and a bit per row that says whether there is one.
 * @throws TypeError or RangeError on a value that is not of the column's type
 */
export function columnData(column: InsertColumn): Data {
  const { values } = column;
  const present = values.map((value) => value !== null);
  const shape = {
    length: values.length,
    nullCount: present.filter((there) => !there).length,
    nullBitmap: bitmap(present),
  };
  switch (column.type) {
    case 'string':
      return makeData({
        ...shape,
        type: new Utf8(),
        ...utf8(values.map((value) => textOf(value, column) ?? '')),
      });
    case 'integer':
      return makeData({
        ...shape,
        type: new Int64(),
        data: BigInt64Array.from(values, (value) => integerOf(value, column)),
      });
    case 'number':
      return makeData({
        ...shape,
        type: new Float64(),
        data: Float64Array.from(values, (value) => numberOf(value, column)),
      });
    case 'boolean':
      return makeData({
        ...shape,
        type: new Bool(),
        data: bitmap(values.map((value) => booleanOf(value, column))),
      });
    case 'date':
      return makeData({
        ...shape,
        type: new DateDay(),
        data: Int32Array.from(values, (value) => daysOf(textOf(value, column) ?? '1970-01-01')),
      });
    case 'datetime':
      return makeData({
        ...shape,
        type: new TimestampMicrosecond(),
        data: BigInt64Array.from(values, (value) => microsOf(textOf(value, column) ?? '1970-01-01T00:00:00')),
      });
  }
}

function bitmap(bits: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(bits.length / 64) * 8);
  bits.forEach((bit, index) => {
    if (bit) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return bytes;
}

function utf8(texts: readonly string[]): { valueOffsets: Int32Array; data: Uint8Array } {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(texts.length + 1);
  let data = new Uint8Array(texts.length * 24 + 64);
  texts.forEach((text, index) => {
    const start = valueOffsets[index] ?? 0;
    if (data.length - start < text.length * 3) data = grown(data, start + text.length * 3);
    valueOffsets[index + 1] = start + encoder.encodeInto(text, data.subarray(start)).written;
  });
  return { valueOffsets, data: data.subarray(0, valueOffsets[texts.length]) };
}

function grown(bytes: Uint8Array<ArrayBuffer>, atLeast: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(bytes.length * 2, atLeast));
  larger.set(bytes);
  return larger;
}

function textOf(value: Cell, column: InsertColumn): string | null {
  return value === null || typeof value === 'string' ? value : notOf(value, column);
}

function numberOf(value: Cell, column: InsertColumn): number {
  return value === null ? 0 : typeof value === 'number' ? value : notOf(value, column);
}

function booleanOf(value: Cell, column: InsertColumn): boolean {
  return value === null ? false : typeof value === 'boolean' ? value : notOf(value, column);
}

function integerOf(value: Cell, column: InsertColumn): bigint {
  if (value === null) return 0n;
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) return notOf(value, column);
  const integer = BigInt(value);
  return BigInt.asIntN(64, integer) === integer ? integer : notOf(value, column);
}

function notOf(value: Cell, column: InsertColumn): never {
  throw new TypeError(
    `Column ${column.name} holds ${typeof value} ${String(value).slice(0, 40)}, which is not ${column.type}.`,
  );
}
