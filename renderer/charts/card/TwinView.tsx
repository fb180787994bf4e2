import { useMemo, type ReactNode } from 'react';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { isNumeric, shownCell, type TableTwin } from '../table-twin.ts';

/** Text longer than this many characters is cut with an ellipsis; figures never are. */
const longestText = 24;

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
  const columns = useMemo(() => columnsOf(twin), [twin]);
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

/** Columns as wide as their longest cell and the longest word of their label. */
function columnsOf(twin: TableTwin): TableColumn[] {
  return twin.columns.map((column, index) => {
    const numeric = isNumeric(twin, index);
    const texts = [
      ...column.label.split(' '),
      ...twin.rows.map((row) => shownCell(column, row[index] ?? null)),
    ];
    const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
    const least = (numeric ? longest : Math.min(longestText, longest)) + 1;
    return { key: String(index), label: column.label, numeric, weight: least, least };
  });
}
