import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { VegaChart } from '../vega/VegaChart.tsx';
import type { MetricBy } from './query.ts';
import type { MetricRow } from './rows.ts';
import { describeMetric, metricFrame, metricSpec } from './spec.ts';

/** Props of {@link MetricByChart}. */
export interface MetricByChartProps {
  readonly rows: readonly MetricRow[];
  readonly by: MetricBy;
  readonly width: number;
}

/** One metric by one dimension. */
export function MetricByChart({ rows, by, width }: MetricByChartProps): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => metricFrame(width, rows.length), [width, rows.length]);
  const spec = useMemo(() => metricSpec(rows, by, theme, frame), [rows, by, theme, frame]);
  return <VegaChart spec={spec} frame={frame} description={describeMetric(rows, by)} />;
}
