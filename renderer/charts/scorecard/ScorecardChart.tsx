import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { RowButtons } from '../RowButtons.tsx';
import { VegaChart } from '../vega/VegaChart.tsx';
import { cellWords, verdictWords, type ScoreColumn } from './columns.ts';
import type { ScoreRow } from './rows.ts';
import { describeScores, scoreBlocks, scoreFrame, scoreRowHeight, scoreSpec, scoreTop } from './spec.ts';

/** Props of {@link ScorecardChart}. */
export interface ScorecardChartProps {
  readonly rows: readonly ScoreRow[];
  readonly columns: readonly ScoreColumn[];
  readonly width: number;
  readonly onChoose: (row: ScoreRow) => void;
}

/** Rows by columns, in as many blocks as the width needs. The name of a row is a button, for the keyboard too. */
export function ScorecardChart({ rows, columns, width, onChoose }: ScorecardChartProps): ReactNode {
  const blocks = useMemo(() => scoreBlocks(width, columns), [width, columns]);
  return blocks.map((block, place) => (
    <Block
      key={block[0]?.metric.name ?? place}
      rows={rows}
      all={columns}
      columns={block}
      width={width}
      onChoose={onChoose}
    />
  ));
}

function Block({
  rows,
  all,
  columns,
  width,
  onChoose,
}: ScorecardChartProps & { readonly all: readonly ScoreColumn[] }): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => scoreFrame(width, rows.length), [width, rows.length]);
  const spec = useMemo(() => scoreSpec(rows, all, columns, theme, frame), [rows, all, columns, theme, frame]);
  return (
    <VegaChart spec={spec} frame={frame} description={describeScores(rows, columns)}>
      <RowButtons
        rows={rows.map((row) => ({ key: row.id ?? '', label: `${row.name}: ${spoken(row, all, columns)}` }))}
        top={scoreTop}
        height={scoreRowHeight}
        width={frame.padding.left}
        onChoose={(place) => {
          const row = rows[place];
          if (row !== undefined) onChoose(row);
        }}
      />
    </VegaChart>
  );
}

function spoken(row: ScoreRow, all: readonly ScoreColumn[], columns: readonly ScoreColumn[]): string {
  return columns
    .flatMap((column) => {
      const cell = row.cells[all.indexOf(column)];
      if (cell === undefined) return [];
      const words = cell.verdict === 'too_few' ? '' : `${cellWords(column, cell)}, `;
      return [`${column.title} ${words}${verdictWords(column, cell)}`.replace(/, $/, '')];
    })
    .join('; ');
}
