import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { VegaChart } from '../vega/VegaChart.tsx';
import { describeStrip, stripFrame, stripSpec, type StripLine } from './spec.ts';

/** Props of {@link StripChart}. */
export interface StripChartProps {
  readonly lines: readonly StripLine[];
  /** Characters per second; null where there is no limit. */
  readonly limit: number | null;
  readonly width: number;
  /** Called with the id of a line. */
  readonly onChoose: (id: string) => void;
}

/** The speed of the lines of a version over its time. */
export function StripChart({ lines, limit, width, onChoose }: StripChartProps): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => stripFrame(width), [width]);
  const spec = useMemo(() => stripSpec(lines, limit, theme, frame), [lines, limit, theme, frame]);
  return <VegaChart spec={spec} frame={frame} description={describeStrip(lines, limit)} onPick={onChoose} />;
}
