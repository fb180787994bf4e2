import type { TopLevelSpec } from 'vega-lite';
import { nameLayer } from '../dots/spec.ts';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';

/** A bar: a count with its name. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What stands at its end. */
  readonly label: string;
  /** Text of the note beside the pointer. */
  readonly tip: string;
}

/** Height of a row in px: rows lie one under the other from the top of the plot. */
export const barHeight = 28;

/** The frame of a bar chart. */
export function barsFrame(width: number, bars: number): ChartFrame {
  return {
    width,
    height: Math.max(1, bars) * barHeight + 8,
    padding: { left: Math.min(260, width * 0.42), right: 96, top: 0, bottom: 8 },
  };
}

/** Counts as bars from 0, one a row, each with its figure at its end. */
export function barsSpec(bars: readonly Bar[], theme: ChartTheme, frame: ChartFrame): TopLevelSpec {
  const { count, ink } = chartColours[theme];
  const x = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [0, Math.max(1, ...bars.map(({ value }) => value))], nice: false },
    axis: null,
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: chartConfig(theme),
    width: frame.width - frame.padding.left - frame.padding.right,
    height: frame.height - frame.padding.top - frame.padding.bottom,
    data: {
      values: bars.map(({ value, label, tip }, row) => ({ row, value, label, tip, pick: String(row) })),
    },
    encoding: {
      y: {
        field: 'row',
        type: 'ordinal',
        scale: { domain: bars.map((_, row) => row), paddingInner: 0.4, paddingOuter: 0.2 },
        axis: null,
      },
    },
    layer: [
      {
        mark: { type: 'bar', cornerRadius: 2, cursor: 'pointer', color: count },
        encoding: { x, tooltip: { field: 'tip' } },
      },
      {
        mark: { type: 'text', align: 'left', dx: 6, color: ink },
        encoding: { x, text: { field: 'label', type: 'nominal' } },
      },
      nameLayer(
        bars.map(({ name }) => name),
        theme,
        frame.padding.left,
      ),
    ],
  };
}
