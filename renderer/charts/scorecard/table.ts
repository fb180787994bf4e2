import { count } from '../../i18n/format.ts';
import { metricValue } from '../metric-by/rows.ts';
import type { TableTwin, TwinCell, TwinColumn } from '../table-twin.ts';
import { verdictWords, type ScoreColumn } from './columns.ts';
import type { ScoreRow } from './rows.ts';

/** A scorecard as a table: value, interval, n and what can be said, for every row and column. */
export function scoreTable(
  rows: readonly ScoreRow[],
  columns: readonly ScoreColumn[],
  label: string,
): TableTwin {
  const withInterval = columns.map((_, i) =>
    rows.some(({ cells }) => (cells[i]?.estimate?.low ?? null) !== null),
  );
  return {
    columns: [
      { label },
      ...columns.flatMap(({ metric, title, counted, threshold }, i): TwinColumn[] => {
        const show = (value: number): string => metricValue(metric, value);
        const ends = [
          { label: 'low', show },
          { label: 'high', show },
        ];
        return [
          { label: title.toLowerCase(), show },
          ...(withInterval[i] === true ? ends : []),
          { label: counted, show: count },
          ...(threshold === null ? [] : [{ label: 'judged' }]),
        ];
      }),
    ],
    rows: rows.map(({ name, cells }) => [
      name,
      ...cells.flatMap((cell, i): TwinCell[] => {
        const column = columns[i];
        if (column === undefined) return [];
        const { estimate, n } = cell;
        return [
          estimate?.value ?? null,
          ...(withInterval[i] === true ? [estimate?.low ?? null, estimate?.high ?? null] : []),
          n,
          ...(column.threshold === null ? [] : [verdictWords(column, cell)]),
        ];
      }),
    ]),
  };
}
