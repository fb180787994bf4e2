import type { Estimate } from '../figures.ts';
import type { SpeedBin } from './panel.ts';

/** How the rate moves with speed: the least-squares slope over the shown bins, as a share of their mean, per unit of the axis. */
export interface Slopes {
  /** Of the within-title ratio. */
  readonly within: number;
  /** Of the pooled rate. */
  readonly pooled: number;
  /** The two point to different sides. */
  readonly opposed: boolean;
}

/** Both slopes, weighted by exposures; null with fewer than three shown bins or no exposures. */
export function slopesOf(bins: readonly SpeedBin[]): Slopes | null {
  const within = relativeSlope(bins, (bin) => bin.ratio);
  const pooled = relativeSlope(bins, (bin) => bin.rate);
  return within === null || pooled === null ? null : { within, pooled, opposed: within * pooled < 0 };
}

/** Weighted least squares at bin middles: sum w (x - mean x)(y - mean y) / sum w (x - mean x)^2, divided by mean y. */
function relativeSlope(bins: readonly SpeedBin[], pick: (bin: SpeedBin) => Estimate | null): number | null {
  const points = bins.flatMap((bin) => {
    const estimate = pick(bin);
    return estimate === null || bin.exposures === 0
      ? []
      : [{ w: bin.exposures, x: (bin.from + bin.to) / 2, y: estimate.value }];
  });
  const weight = points.reduce((sum, { w }) => sum + w, 0);
  if (points.length < 3 || weight === 0) return null;
  const meanX = points.reduce((sum, { w, x }) => sum + w * x, 0) / weight;
  const meanY = points.reduce((sum, { w, y }) => sum + w * y, 0) / weight;
  const across = points.reduce((sum, { w, x, y }) => sum + w * (x - meanX) * (y - meanY), 0);
  const spread = points.reduce((sum, { w, x }) => sum + w * (x - meanX) ** 2, 0);
  return meanY === 0 ? null : across / spread / meanY;
}
