import type { HistogramBin } from '../../../shared/stats/study/overview.ts';
import { histogramStep } from '../../../shared/stats/study/overview.ts';

/** A bar of the histogram; edges in cps, `to` exclusive. */
export interface HistogramBar {
  readonly from: number;
  readonly to: number;
  readonly lines: number;
}

/** Narrow bins summed into one bar, so that an edge of bars is one of whole and half speeds where it can be. */
const sums = [1, 2, 5, 10, 20, 50];

/** The narrow bins summed into bars, no more than `most` of them in a domain. */
export function barsIn(
  bins: readonly HistogramBin[],
  [least, end]: readonly [number, number],
  most: number,
): HistogramBar[] {
  const narrow = Math.ceil((end - least) / histogramStep);
  const by = sums.find((sum) => narrow / sum <= most) ?? 100;
  const bars = new Map<number, number>();
  for (const { from, lines } of bins) {
    if (from < least - histogramStep / 2 || from >= end - histogramStep / 2) continue;
    const bar = Math.floor(Math.round(from / histogramStep) / by);
    bars.set(bar, (bars.get(bar) ?? 0) + lines);
  }
  const width = by * histogramStep;
  return [...bars]
    .sort(([a], [b]) => a - b)
    .map(([bar, lines]) => ({ from: bar * width, to: (bar + 1) * width, lines }));
}

/** The part of the speeds worth showing: all but the outermost thousandth of the lines at either end, to whole cps, with the limit in it. */
export function speedsShown(bins: readonly HistogramBin[], limit: number | null): readonly [number, number] {
  const total = bins.reduce((sum, { lines }) => sum + lines, 0);
  const first = edgeAfter(bins, total / 1000);
  const last = edgeAfter(bins.toReversed(), total / 1000) + histogramStep;
  const [low, high] = [Math.min(first, limit ?? first), Math.max(last, (limit ?? 0) * 1.15)];
  return [Math.floor(low), Math.max(Math.floor(low) + 1, Math.ceil(high))];
}

function edgeAfter(bins: readonly HistogramBin[], skipped: number): number {
  let seen = 0;
  for (const { from, lines } of bins) {
    seen += lines;
    if (seen > skipped) return from;
  }
  return bins.at(-1)?.from ?? 0;
}
