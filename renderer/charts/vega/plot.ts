import type { TopLevelSpec } from 'vega-lite';
import { chartConfig } from './config.ts';
import type { ChartFrame } from './runtime.ts';
import type { ChartTheme } from './tokens.ts';

/** What every chart of one plot begins with: the schema, the look, and the plot's size within its frame, in px; never narrower than 60. */
export function plotIn({ width, height, padding }: ChartFrame, theme: ChartTheme): PlotHead {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: chartConfig(theme),
    bounds: 'flush',
    width: Math.max(60, width - padding.left - padding.right),
    height: height - padding.top - padding.bottom,
  };
}

/** See {@link plotIn}. */
export interface PlotHead extends Pick<TopLevelSpec, '$schema' | 'config'> {
  readonly bounds: 'flush';
  readonly width: number;
  readonly height: number;
}
