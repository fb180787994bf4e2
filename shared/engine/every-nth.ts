import type { ResultTable } from './port.ts';

/** Some rows of a result, and how many rows it has. */
export interface Places {
  readonly table: ResultTable;
  readonly rows: number;
}

/** Every `n`th row of a result, the first one first: where the pages of a long list begin. */
export function everyNth({ columns, values, rowCount }: ResultTable, n: number): Places {
  const picked = Array.from({ length: Math.ceil(rowCount / n) }, (_, page) => page * n);
  return {
    table: {
      columns,
      values: values.map((cells) => picked.map((row) => cells[row] ?? null)),
      rowCount: picked.length,
    },
    rows: rowCount,
  };
}
