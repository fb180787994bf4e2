import type { TopLevelSpec } from 'vega-lite';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';
import { curveLayout } from './curve-frame.ts';
import { curvePlots } from './curve-spec.ts';
import type { CurveFigures, RatioScale } from './curve.ts';

/** Between panels, in px. */
export const multiplesGap = 16;
const headRoom = 34;

/** Panels side by side in a width. */
export function multiplesColumns(width: number): number {
  return Math.max(1, Math.min(4, Math.floor((width + multiplesGap) / 216)));
}

/** All curves as one picture, for copies. @param named those that have enough to be drawn, with their names */
export function multiplesFigure(
  named: readonly (readonly [name: string, study: CurveFigures])[],
  { theme, y, width }: { readonly theme: ChartTheme; readonly y: RatioScale; readonly width: number },
): { readonly spec: TopLevelSpec; readonly frame: ChartFrame } {
  const columns = multiplesColumns(width);
  const each = Math.floor((width - multiplesGap * (columns - 1)) / columns);
  const { frame, gap } = curveLayout(each, true);
  const { padding } = frame;
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      config: chartConfig(theme),
      bounds: 'flush',
      columns,
      spacing: {
        row: padding.top + padding.bottom + headRoom,
        column: padding.left + padding.right + multiplesGap,
      },
      concat: named.map(([name, study]) => ({
        title: {
          text: name,
          anchor: 'start' as const,
          color: chartColours[theme].ink,
          fontSize: 13,
          offset: 20,
        },
        bounds: 'flush' as const,
        spacing: gap,
        vconcat: curvePlots(study, { theme, compact: true, width: each, y }),
      })),
    },
    frame: {
      width,
      height: Math.max(1, Math.ceil(named.length / columns)) * (frame.height + headRoom),
      padding: { ...padding, top: padding.top + headRoom },
    },
  };
}
