import type { ReactNode } from 'react';
import { cellWords, verdictWords, type ScoreColumn } from './columns.ts';
import type { ScoreRow } from './rows.ts';

/** A row's figures in full, with what can be said of each. */
export function RowFigures({
  row,
  columns,
}: {
  /** Undefined where nothing of it passes the filters any more. */
  readonly row: ScoreRow | undefined;
  readonly columns: readonly ScoreColumn[];
}): ReactNode {
  if (row === undefined) return <p className="muted">Nothing of it passes the filters.</p>;
  return (
    <dl className="score-list">
      {columns.map((column, i) => {
        const cell = row.cells[i];
        return cell === undefined ? null : (
          <div key={column.metric.name}>
            <dt>{column.title}</dt>
            <dd>{cellWords(column, cell)}</dd>
            <dd className="muted">{verdictWords(column, cell)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
