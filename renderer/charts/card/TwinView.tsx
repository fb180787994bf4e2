import type { ReactNode } from 'react';
import { Table } from '../../ui/table.tsx';
import { isNumeric, shownCell, type TableTwin } from '../table-twin.ts';

/** The table twin of a chart, drawn. */
export function TwinView({
  caption,
  twin,
  height,
}: {
  readonly caption: string;
  readonly twin: TableTwin;
  readonly height: number;
}): ReactNode {
  const columns = twin.columns.map((column, index) => {
    const numeric = isNumeric(twin, index);
    return { key: String(index), label: column.label, numeric, weight: numeric ? 1 : 1.4 };
  });
  return (
    <div className="twin">
      <Table
        caption={caption}
        columns={columns}
        rowCount={twin.rows.length}
        height={height}
        cell={(row, index) => {
          const column = twin.columns[index];
          return column === undefined ? null : shownCell(column, twin.rows[row]?.[index] ?? null);
        }}
      />
    </div>
  );
}
