import type { ChartFrame } from '../vega/runtime.ts';

/** Where things are in a speed chart, in px from its top left corner. The brush lies over the histogram by these figures. */
export interface SpeedLayout {
  readonly frame: ChartFrame;
  readonly plotWidth: number;
  readonly rates: { readonly top: number; readonly height: number };
  readonly histogram: { readonly top: number; readonly height: number };
}

/** The layout of one panel of the given outer width; `compact` is a panel among small multiples. */
export function speedLayout(width: number, compact: boolean): SpeedLayout {
  const padding = { left: 46, right: 14, top: 26, bottom: compact ? 36 : 40 };
  const rates = compact ? 130 : 220;
  const gap = compact ? 14 : 40;
  const histogram = compact ? 44 : 92;
  return {
    frame: { width, height: padding.top + rates + gap + histogram + padding.bottom, padding },
    plotWidth: Math.max(60, width - padding.left - padding.right),
    rates: { top: padding.top, height: rates },
    histogram: { top: padding.top + rates + gap, height: histogram },
  };
}

/** The space between the two plots, in px. */
export function gapOf(layout: SpeedLayout): number {
  return layout.histogram.top - layout.rates.top - layout.rates.height;
}
