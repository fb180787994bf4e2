import type { TopLevelSpec } from 'vega-lite';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours } from '../vega/tokens.ts';
import type { SpeedPanel } from './panel.ts';
import type { SpeedChoice } from './query.ts';
import { gapOf } from './frame.ts';
import { panelPlots, panelSpec, type SpeedLook } from './spec.ts';

const headRoom = 44;

/** All panels as one spec and its frame, for copies: what stands side by side on the screen is one picture on paper. */
export function figureOf(
  panels: readonly SpeedPanel[],
  choice: SpeedChoice,
  look: SpeedLook,
  columns: number,
): { readonly spec: TopLevelSpec; readonly frame: ChartFrame } {
  const [only] = panels;
  if (panels.length === 1 && only !== undefined)
    return { spec: panelSpec(only, choice, look), frame: look.layout.frame };
  const { frame } = look.layout;
  const rows = Math.ceil(panels.length / columns);
  const concat = panels.map((panel) => {
    const title = {
      text: panel.name,
      anchor: 'start' as const,
      color: chartColours[look.theme].ink,
      fontSize: 13,
      offset: 22,
    };
    return {
      title,
      bounds: 'flush' as const,
      spacing: gapOf(look.layout),
      vconcat: panelPlots(panel, choice, look),
    };
  });
  const between = {
    row: frame.padding.top + frame.padding.bottom + headRoom,
    column: frame.padding.left + frame.padding.right,
  };
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: `${choice.outcome.name} by ${choice.axis.label}`,
      config: chartConfig(look.theme),
      params: [
        { name: 'brushFrom', value: null },
        { name: 'brushTo', value: null },
      ],
      bounds: 'flush',
      spacing: between,
      columns,
      concat,
    },
    frame: {
      width: frame.width * Math.min(columns, panels.length),
      height: rows * (frame.height + headRoom),
      padding: { ...frame.padding, top: frame.padding.top + headRoom },
    },
  };
}
