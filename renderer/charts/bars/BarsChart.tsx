import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { RowButtons } from '../RowButtons.tsx';
import { VegaChart } from '../vega/VegaChart.tsx';
import { barHeight, barsFrame, barsSpec, type Bar } from './spec.ts';

/** Props of {@link BarsChart}. */
export interface BarsChartProps {
  readonly bars: readonly Bar[];
  readonly width: number;
  /** The chart in words, for those who don't see it. */
  readonly description: string;
  /** A bar was chosen, by its place. */
  readonly onChoose: (row: number) => void;
}

/** Counts as bars. A bar answers to a click; its name is a button, for the keyboard too. */
export function BarsChart({ bars, width, description, onChoose }: BarsChartProps): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => barsFrame(width, bars.length), [width, bars.length]);
  const spec = useMemo(() => barsSpec(bars, theme, frame), [bars, theme, frame]);
  return (
    <VegaChart spec={spec} frame={frame} description={description} onPick={(pick) => onChoose(Number(pick))}>
      <RowButtons
        rows={bars.map(({ name, label }) => ({ key: name, label: `${name}: ${label}` }))}
        height={barHeight}
        width={frame.padding.left}
        onChoose={onChoose}
      />
    </VegaChart>
  );
}
