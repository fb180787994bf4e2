import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
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
      {bars.map(({ name, label }, row) => (
        <button
          key={name}
          type="button"
          className="row-button"
          style={{ top: row * barHeight, height: barHeight, width: frame.padding.left }}
          aria-label={`${name}: ${label}`}
          onClick={() => onChoose(row)}
        />
      ))}
    </VegaChart>
  );
}
