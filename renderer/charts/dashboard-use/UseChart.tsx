import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { VegaChart } from '../vega/VegaChart.tsx';
import type { UseDot } from './rows.ts';
import { describeUse, dashboardFrame, dashboardSpec } from './spec.ts';

/** Props of {@link UseChart}. */
export interface UseChartProps {
  readonly dots: readonly UseDot[];
  readonly width: number;
  /** Called with the id of a dashboard. */
  readonly onChoose: (id: string) => void;
}

/** How much each dashboard is looked at, and how long ago it last was. */
export function UseChart({ dots, width, onChoose }: UseChartProps): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => dashboardFrame(width), [width]);
  const spec = useMemo(() => dashboardSpec(dots, theme, frame), [dots, theme, frame]);
  return <VegaChart spec={spec} frame={frame} description={describeUse(dots)} onPick={onChoose} />;
}
