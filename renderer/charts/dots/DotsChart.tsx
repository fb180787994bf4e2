import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { VegaChart } from '../vega/VegaChart.tsx';
import { dotsFrame, dotsSpec, type DotColumn } from './spec.ts';

/** Props of {@link DotsChart}. */
export interface DotsChartProps {
  readonly names: readonly string[];
  readonly columns: readonly DotColumn[];
  readonly width: number;
  /** The chart in words, for those who don't see it. */
  readonly description: string;
}

/** The whole range of a share. */
export const shareDomain = [0, 1] as const;

/** Shares as dots with their intervals, on the whole range from 0 to 1, so that columns and charts compare by eye. */
export function DotsChart({ names, columns, width, description }: DotsChartProps): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => dotsFrame(width, names.length), [width, names.length]);
  const spec = useMemo(
    () => dotsSpec(names, columns, shareDomain, theme, frame),
    [names, columns, theme, frame],
  );
  return <VegaChart spec={spec} frame={frame} description={description} />;
}
