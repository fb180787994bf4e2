import type { TopLevelSpec } from 'vega-lite';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';

/** A line of the strip: when it is on screen, in minutes, and how fast it reads. */
export interface StripLine {
  /** What a click on it chooses. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly cps: number;
  readonly over: boolean;
  /** Said where the pointer rests. */
  readonly tip: string;
}

/** The frame of the strip. */
export function stripFrame(width: number): ChartFrame {
  return { width, height: 150, padding: { left: 40, right: 12, top: 12, bottom: 38 } };
}

/** Narrower bars would vanish between two pixels. */
const narrowest = 0.8;

/** The speed of each line of a version over its time, against its limit. */
export function stripSpec(
  lines: readonly StripLine[],
  limit: number | null,
  theme: ChartTheme,
  frame: ChartFrame,
): TopLevelSpec {
  const colours = chartColours[theme];
  const width = frame.width - frame.padding.left - frame.padding.right;
  const end = Math.max(1 / 60, ...lines.map(({ to }) => to));
  const least = (narrowest * end) / width;
  const top = Math.max(limit ?? 0, ...lines.map(({ cps }) => cps)) * 1.08;
  const y = {
    type: 'quantitative' as const,
    scale: { domain: [0, top === 0 ? 1 : top], nice: false },
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: describeStrip(lines, limit),
    config: chartConfig(theme),
    width,
    height: frame.height - frame.padding.top - frame.padding.bottom,
    data: {
      values: lines.map(({ id, from, to, cps, over, tip }) => ({
        pick: id,
        from,
        to: Math.max(to, from + least),
        cps,
        colour: over ? colours.limit : colours.accent,
        tip,
      })),
    },
    layer: [
      {
        mark: { type: 'rect', cursor: 'pointer' },
        encoding: {
          x: {
            field: 'from',
            type: 'quantitative',
            scale: { domain: [0, end], nice: false },
            axis: { title: 'minutes', grid: false, tickCount: Math.max(2, Math.floor(width / 90)) },
          },
          x2: { field: 'to' },
          y: { field: 'cps', ...y, axis: { title: null, tickCount: 4 } },
          y2: { datum: 0 },
          color: { field: 'colour', type: 'nominal', scale: null },
          tooltip: { field: 'tip' },
        },
      },
      ...(limit === null
        ? []
        : [
            {
              data: { values: [{ limit }] },
              mark: { type: 'rule' as const, color: colours.limit, strokeDash: [4, 3] },
              encoding: { y: { field: 'limit', ...y } },
            },
          ]),
    ],
  };
}

/** The strip in words. */
export function describeStrip(lines: readonly StripLine[], limit: number | null): string {
  const over = lines.filter((line) => line.over).length;
  const against = limit === null ? '' : `, of them ${over} over the limit of ${limit}`;
  return `The speed of ${lines.length} lines in characters per second, over time${against}.`;
}
