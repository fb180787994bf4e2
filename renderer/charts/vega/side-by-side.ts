import { chartColours, type ChartTheme } from './tokens.ts';

/**
 * How panels that have two plots each are laid out in one picture. Their whole extent counts: a stack of plots has none of its own, so that
 * panels that are `flush` would be drawn over each other.
 */
export const sideBySide = { bounds: 'full', align: 'all', spacing: 24 } as const;

/** The name over a panel. */
export function panelHead(name: string, theme: ChartTheme) {
  return { text: name, anchor: 'start' as const, color: chartColours[theme].ink, fontSize: 13, offset: 10 };
}
