import type { Figure } from '../card/copy.ts';
import { chartConfig } from '../vega/config.ts';
import { panelHead, sideBySide } from '../vega/side-by-side.ts';
import type { SpeedPanel } from './panel.ts';
import type { SpeedChoice } from './query.ts';
import { gapOf } from './frame.ts';
import { panelPlots, panelSpec, type SpeedLook } from './spec.ts';

/** All panels as one picture, for copies: what stands side by side on the screen is one picture on paper. */
export function figureOf(
  panels: readonly SpeedPanel[],
  choice: SpeedChoice,
  look: SpeedLook,
  columns: number,
): Figure {
  const [only] = panels;
  if (panels.length === 1 && only !== undefined)
    return { spec: panelSpec(only, choice, look), frame: look.layout.frame };
  const concat = panels.map((panel) => ({
    title: panelHead(panel.name, look.theme),
    bounds: 'flush' as const,
    spacing: gapOf(look.layout),
    vconcat: panelPlots(panel, choice, look),
  }));
  return {
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: `${choice.outcome.name} by ${choice.axis.label}`,
      config: chartConfig(look.theme),
      params: [
        { name: 'brushFrom', value: null },
        { name: 'brushTo', value: null },
      ],
      ...sideBySide,
      columns,
      concat,
    },
    frame: null,
  };
}
