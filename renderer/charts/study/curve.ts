import type { Dot } from '../../../shared/stats/curve/binscatter.ts';
import { thresholdLevel } from '../../../shared/stats/gates.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { CurveThreshold } from '../../../shared/stats/study/types.ts';
import { speedsShown } from './histogram.ts';

/** The y range of rate ratios and the speeds at which it has a label. */
export interface RatioScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** Whether an interval of a dot reaches beyond it. */
  readonly isCut: boolean;
}

/** The most that the axis of ratios shows: a few wide intervals would else press all curves flat. */
const widest = [0.5, 2] as const;
const narrowest = [0.92, 1.15] as const;

const ticks = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

/** One y range for all that are compared: every dot with its own interval, within bounds; bands may reach beyond it. */
export function ratioScale(studies: readonly ShownStudy[]): RatioScale {
  const ratios = studies.flatMap(({ curve }) => curve?.dots.flatMap(({ ratio }) => ratio ?? []) ?? []);
  const least = Math.min(narrowest[0], ...ratios.map(({ low }) => low));
  const most = Math.max(narrowest[1], ...ratios.map(({ high }) => high));
  const domain = [Math.max(widest[0], least * 0.98), Math.min(widest[1], most * 1.02)] as const;
  const isCut = ratios.some(({ bandLow, bandHigh }) => bandLow < domain[0] || bandHigh > domain[1]);
  return { domain, ticks: ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]), isCut };
}

/** The speeds that a language's chart shows. */
export function speedDomain({ overview, stratum }: ShownStudy): readonly [number, number] {
  return speedsShown(overview.histogram, stratum.limit);
}

/** A dot that can be shown. */
export type ShownDot = Dot & { readonly ratio: NonNullable<Dot['ratio']> };

/** The dots of a study that have a ratio. */
export function shownDots({ curve }: ShownStudy): ShownDot[] {
  return (curve?.dots ?? []).flatMap(({ ratio, ...dot }) => (ratio === null ? [] : [{ ...dot, ratio }]));
}

/** Whether a threshold is shown: the slope rises there by the test, and a bend is a fair summary of the curve (facts, statistics section 4, gate 5). */
export function isThresholdShown({ p, kink, isHidden }: CurveThreshold): boolean {
  return p < thresholdLevel && kink.estimate > 0 && !isHidden;
}
