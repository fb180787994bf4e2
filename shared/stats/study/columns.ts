import type { ResultTable } from '../../engine/port.ts';

/** A result's columns by name. */
export interface Columns {
  readonly rowCount: number;
  /** A column of numbers; NaN where a cell is null. @throws RangeError when there is no such column */
  numbers(name: string): Float64Array;
  /** A column of texts; null where a cell is null. @throws RangeError when there is no such column */
  texts(name: string): readonly (string | null)[];
}

/** Reads a result by the names of its columns. */
export function columnsOf({ columns, values, rowCount }: ResultTable): Columns {
  const cells = (name: string): ResultTable['values'][number] => {
    const found = values[columns.findIndex((column) => column.name === name)];
    if (found === undefined) throw new RangeError(`The result has no column ${name}.`);
    return found;
  };
  return {
    rowCount,
    numbers: (name) => {
      const found = cells(name);
      // Filled by index: a study reads millions of cells, and by an iterator each takes several times as long.
      const numbers = new Float64Array(found.length);
      for (let row = 0; row < numbers.length; row += 1) {
        const cell = found[row] ?? null;
        numbers[row] = cell === null ? Number.NaN : Number(cell);
      }
      return numbers;
    },
    texts: (name) => cells(name).map((cell) => (cell === null ? null : String(cell))),
  };
}

/**
 * The rows of several results by the number in a column that each is ordered by, column by column: those of the first result come first.
 * @returns by that number, a function from the name of a column to its numbers
 */
export function numbersByKey(
  results: readonly ResultTable[],
  key: string,
): ReadonlyMap<number, (name: string) => Float64Array> {
  const spans = results.flatMap((result) => {
    const columns = columnsOf(result);
    const read = new Map<string, Float64Array>();
    const numbers = (name: string): Float64Array => {
      const found = read.get(name) ?? columns.numbers(name);
      read.set(name, found);
      return found;
    };
    return [...spansOf(numbers(key))].map(([value, { from, to }]) => ({
      value,
      rows: (name: string) => numbers(name).subarray(from, to),
    }));
  });
  return new Map(
    [...Map.groupBy(spans, ({ value }) => value)].map(([value, own]) => [
      value,
      (name: string) => joined(own.map(({ rows }) => rows(name))),
    ]),
  );
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The rows of a result by the number in a column that it is ordered by: from the first row of each to the one after its last. */
export function spansOf(
  keys: Float64Array,
): ReadonlyMap<number, { readonly from: number; readonly to: number }> {
  const spans = new Map<number, { from: number; to: number }>();
  let from = 0;
  for (let i = 1; i <= keys.length; i += 1) {
    const key = keys[from] ?? Number.NaN;
    if (i < keys.length && keys[i] === key) continue;
    spans.set(key, { from, to: i });
    from = i;
  }
  return spans;
}
