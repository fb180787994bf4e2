import { dateGrains, metricTime, type DateGrain } from './date-grain.ts';
import type { CumulativeMetric } from './definitions/types.ts';

/** Whether a sum that goes on over time can be told by this period: the one of its window, or one that is finer than what it is to date of. */
export function fitsPeriod({ over }: CumulativeMetric, grain: DateGrain): boolean {
  return over.kind === 'window'
    ? grain === over.grain
    : dateGrains.indexOf(grain) < dateGrains.indexOf(over.grain);
}

/** The groupings by which a sum that goes on over time can be asked for, the finest first: `ordered__month`. */
export function periodsOf(metric: CumulativeMetric): string[] {
  return dateGrains
    .filter((grain) => fitsPeriod(metric, grain))
    .map((grain) => `${metric.date ?? metricTime}__${grain}`);
}
