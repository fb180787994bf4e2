import type { ChartFrame } from '../vega/runtime.ts';
import type { ChartTheme } from '../vega/tokens.ts';
import type { RatioScale } from './curve.ts';

/** What the picture of a curve depends on besides its figures. */
export interface CurveLook {
  readonly theme: ChartTheme;
  /** A panel among small multiples. */
  readonly compact: boolean;
  readonly width: number;
  readonly y: RatioScale;
}

/** Heights and paddings of a curve over its histogram, in px. */
export interface CurveLayout {
  readonly frame: ChartFrame;
  readonly plotWidth: number;
  readonly ratios: number;
  readonly gap: number;
  readonly histogram: number;
}

/** The layout of a curve over its histogram. */
export function curveLayout(width: number, compact: boolean): CurveLayout {
  const padding = { left: 40, right: 12, top: 24, bottom: compact ? 22 : 38 };
  const [ratios, gap, histogram] = compact ? [110, 10, 28] : [170, 14, 52];
  return {
    frame: { width, height: padding.top + ratios + gap + histogram + padding.bottom, padding },
    plotWidth: Math.max(60, width - padding.left - padding.right),
    ratios,
    gap,
    histogram,
  };
}
