import type { Dot } from '../../../shared/stats/curve/binscatter.ts';
import { thresholdLevel } from '../../../shared/stats/gates.ts';
import { proposedByVerdict } from '../../../shared/stats/study/proposed-limit.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import { speedsShown } from './histogram.ts';

/** The y range of rate ratios, about even to both sides of 1 on a log axis, and the ratios that have a label. */
export interface RatioScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** From narrow to wide. The widest is the most that is shown: a few wide intervals would else press all curves flat. */
const scales: readonly RatioScale[] = [
  { domain: [0.88, 1.14], ticks: [0.9, 0.95, 1, 1.05, 1.1] },
  { domain: [0.78, 1.28], ticks: [0.8, 0.9, 1, 1.1, 1.25] },
  { domain: [0.65, 1.54], ticks: [0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5] },
  { domain: [0.49, 2.04], ticks: [0.5, 0.75, 1, 1.25, 1.5, 2] },
];

/** One y range for all that are compared, of few, so that it seldom changes as curves come in: every dot with its own interval, as far as the widest reaches. */
export function ratioScale(studies: readonly CurveFigures[]): RatioScale {
  const ratios = ratiosOf(studies);
  const holds = ({ domain: [least, most] }: RatioScale): boolean =>
    ratios.every(({ low, high }) => low >= least && high <= most);
  return scales.find(holds) ?? scales[scales.length - 1] ?? { domain: [0.5, 2], ticks: [1] };
}

/** Whether an interval or the band of a dot reaches beyond a scale. */
export function isCut({ domain: [least, most] }: RatioScale, studies: readonly CurveFigures[]): boolean {
  return ratiosOf(studies).some(
    ({ low, high, bandLow, bandHigh }) => Math.min(low, bandLow) < least || Math.max(high, bandHigh) > most,
  );
}

function ratiosOf(studies: readonly CurveFigures[]): NonNullable<Dot['ratio']>[] {
  return studies.flatMap(({ curve }) => curve?.dots.flatMap(({ ratio }) => ratio ?? []) ?? []);
}

/** What a curve is drawn from. */
export type CurveFigures = Pick<ShownStudy, 'stratum' | 'overview' | 'curve' | 'finding'>;

/** The speeds that a language's chart shows; a limit that is proposed is among them. */
export function speedDomain(study: CurveFigures): readonly [number, number] {
  const { overview, stratum } = study;
  const [from, to] = speedsShown(overview.histogram, stratum.limit);
  const proposed = proposedByVerdict(study);
  return proposed === null
    ? [from, to]
    : [Math.min(from, Math.floor(proposed)), Math.max(to, Math.ceil(proposed))];
}

/** A dot that can be shown. */
export type ShownDot = Dot & { readonly ratio: NonNullable<Dot['ratio']> };

/** The dots of a study that have a ratio. */
export function shownDots({ curve }: CurveFigures): ShownDot[] {
  return (curve?.dots ?? []).flatMap(({ ratio, ...dot }) => (ratio === null ? [] : [{ ...dot, ratio }]));
}

/**
 * Whether a threshold is shown: the slope rises there by the test, and a bend is a fair summary of the curve (facts, statistics section 4, gate 5).
 * Once all languages are there, their number counts.
 */
export function isThresholdShown({ curve, finding }: Pick<CurveFigures, 'curve' | 'finding'>): boolean {
  const threshold = curve?.threshold ?? null;
  if (threshold === null) return false;
  const { p, kink, isHidden } = threshold;
  return (finding?.evidence.threshold?.q ?? p) < thresholdLevel && kink.estimate > 0 && !isHidden;
}
