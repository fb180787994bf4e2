import { flicksPerSecond } from './clock.ts';

/** A line as the aggregates of one speed read it. */
export interface SpeedLine {
  /** What is counted: characters or words; null where there is no count. */
  readonly count: number | null;
  /** Flicks; null where the time is not known. */
  readonly startFlicks: number | null;
  readonly endFlicks: number | null;
  /** Whether the line is over the limit of this speed; null where no limit was applied. */
  readonly isOver: boolean | null;
}

/** How lines become one figure of a file, in words. Studies and programs differ in it, so that a figure without its method says little. */
export const speedMethods = {
  mean_of_lines: 'the mean of the speeds of the lines, each line alike',
  weighted_by_display_time:
    'all counts over all display time, which is the mean of the speeds weighted by the durations of the lines',
  programme_rate: 'all counts over the time from the first in-time to the last out-time, pauses included',
  percentiles: 'of the speeds of the lines, linear between neighbours (type 7, as quantile_cont)',
  share_of_lines_over: 'lines over the limit over lines that have a speed',
  share_of_display_time_over:
    'display time of lines over the limit over display time of lines that have a speed',
} as const;

/**
 * One speed of a file, by each of the {@link speedMethods}. Figures are of the lines that have a count and a duration above zero;
 * where there are none they are null. Lines that are seen at once count their display time each.
 */
export interface SpeedAggregates {
  readonly lines: number;
  readonly meanOfLines: number | null;
  readonly weightedByDisplayTime: number | null;
  readonly programmeRate: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  /** 0 to 1; null too where no limit was applied. */
  readonly shareOfLinesOver: number | null;
  readonly shareOfDisplayTimeOver: number | null;
}

/**
 * Aggregates one speed over the lines of a file, in time n log n.
 * @param perSeconds the seconds that the speed is per: 1 for characters per second, 60 for words per minute
 */
export function aggregateSpeeds(lines: readonly SpeedLine[], perSeconds: number): SpeedAggregates {
  const perFlicks = perSeconds * flicksPerSecond;
  const speeds: number[] = [];
  let [count, shown, sum, first, last] = [0, 0, 0, Infinity, -Infinity];
  let [over, overShown, limited, limitedShown] = [0, 0, 0, 0];
  for (const { count: own, startFlicks, endFlicks, isOver } of lines) {
    if (own === null || startFlicks === null || endFlicks === null || endFlicks <= startFlicks) continue;
    const duration = endFlicks - startFlicks;
    const speed = (own * perFlicks) / duration;
    speeds.push(speed);
    count += own;
    shown += duration;
    sum += speed;
    first = Math.min(first, startFlicks);
    last = Math.max(last, endFlicks);
    if (isOver === null) continue;
    limited += 1;
    limitedShown += duration;
    if (!isOver) continue;
    over += 1;
    overShown += duration;
  }
  const sorted = Float64Array.from(speeds).sort();
  return {
    lines: speeds.length,
    meanOfLines: ratio(sum, speeds.length),
    weightedByDisplayTime: ratio(count * perFlicks, shown),
    programmeRate: speeds.length === 0 ? null : ratio(count * perFlicks, last - first),
    p50: percentile(sorted, 0.5),
    p90: percentile(sorted, 0.9),
    p95: percentile(sorted, 0.95),
    shareOfLinesOver: ratio(over, limited),
    shareOfDisplayTimeOver: ratio(overShown, limitedShown),
  };
}

function ratio(value: number, by: number): number | null {
  return by > 0 ? value / by : null;
}

/**
 * The value below which a share of the values lies, linear between the two neighbours at (n - 1) x share (Hyndman and Fan 1996, type 7).
 * @param sorted in ascending order. @param share 0 to 1. @returns null of no values
 */
export function percentile(sorted: ArrayLike<number>, share: number): number | null {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
