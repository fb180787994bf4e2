import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import type { ScoreColumn } from '../scorecard/columns.ts';
import { VegaChart } from '../vega/VegaChart.tsx';
import { describePeriods, periodsFrame, periodsPerRow, periodsSpec, type Period } from './spec.ts';

/** Props of {@link PeriodsChart}. */
export interface PeriodsChartProps {
  readonly periods: readonly Period[];
  /** The columns to draw, the first of those to which the cells of the periods belong. */
  readonly columns: readonly ScoreColumn[];
  readonly width: number;
}

/** Columns of a scorecard over time, as many side by side as the width holds. */
export function PeriodsChart({ periods, columns, width }: PeriodsChartProps): ReactNode {
  const each = periodsPerRow(width, columns.length);
  return (
    <div className="chart-periods">
      {columns.map((column) => (
        <Panel
          key={column.metric.name}
          column={column}
          periods={periods}
          columns={columns}
          width={Math.floor(width / each)}
        />
      ))}
    </div>
  );
}

function Panel({
  column,
  periods,
  columns,
  width,
}: PeriodsChartProps & { readonly column: ScoreColumn }): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => periodsFrame(width, 1), [width]);
  const spec = useMemo(
    () => periodsSpec(periods, columns, [column], theme, frame),
    [periods, columns, column, theme, frame],
  );
  return <VegaChart spec={spec} frame={frame} description={describePeriods(periods, [column], columns)} />;
}
