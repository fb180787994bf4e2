import { chartConfig } from '../vega/config.ts';
import type { Figure } from '../card/copy.ts';
import { panelHead, sideBySide } from '../vega/side-by-side.ts';
import type { ChartTheme } from '../vega/tokens.ts';
import { curveLayout } from './curve-frame.ts';
import { curvePlots } from './curve-spec.ts';
import type { CurveFigures, RatioScale } from './curve.ts';

/** Between panels, in px. */
export const multiplesGap = 16;

/** Panels side by side in a width. */
export function multiplesColumns(width: number): number {
  return Math.max(1, Math.min(4, Math.floor((width + multiplesGap) / 216)));
}

/** All curves as one picture, for copies. @param named those that have enough to be drawn, with their names */
export function multiplesFigure(
  named: readonly (readonly [name: string, study: CurveFigures])[],
  { theme, y, width }: { readonly theme: ChartTheme; readonly y: RatioScale; readonly width: number },
): Figure {
  const columns = multiplesColumns(width);
  const each = Math.floor((width - multiplesGap * (columns - 1)) / columns);
  const { gap } = curveLayout(each, true);
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      config: chartConfig(theme),
      ...sideBySide,
      columns,
      concat: named.map(([name, study]) => ({
        title: panelHead(name, theme),
        bounds: 'flush' as const,
        spacing: gap,
        vconcat: curvePlots(study, { theme, compact: true, width: each, y }),
      })),
    },
    frame: null,
  };
}
