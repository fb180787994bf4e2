import { dateGrains, metricTime, type DateGrain } from './date-grain.ts';
import type { Bound } from './expression/bound.ts';
import type { FunctionName } from './expression/functions.ts';
import type { Definitions, Dimension } from './definitions/types.ts';

const starts: Readonly<Record<DateGrain, FunctionName>> = {
  day: 'start_of_day',
  week: 'start_of_week',
  month: 'start_of_month',
  quarter: 'start_of_quarter',
  year: 'start_of_year',
};

/** A dimension's name and the period that follows it: `week__month`. */
export function splitGrain(name: string): { readonly dimension: string; readonly grain: DateGrain | null } {
  const at = name.lastIndexOf('__');
  const grain = dateGrains.find((each) => each === name.slice(at + 2));
  return at < 1 || grain === undefined
    ? { dimension: name, grain: null }
    : { dimension: name.slice(0, at), grain };
}

/** Whether a name in a query stands for the date of each metric. */
export function isMetricTime(name: string): boolean {
  return splitGrain(name).dimension === metricTime;
}

/**
 * The dimension that a query names, with the period that it asks for: `week`, `week__month`, `metric_time__quarter`.
 * @param date the dimension that places the metrics in time, for `metric_time`
 * @returns null where there is no such dimension, or it has no periods
 */
export function dimensionNamed(
  { dimensions }: Pick<Definitions, 'dimensions'>,
  name: string,
  date: string | null = null,
): Dimension | null {
  const whole = dimensions.get(name);
  if (whole !== undefined) return whole;
  const { dimension, grain } = splitGrain(name);
  const base = dimensions.get(dimension === metricTime ? (date ?? '') : dimension);
  if (base === undefined || (dimension !== metricTime && grain === null)) return null;
  if (base.type !== 'date' && base.type !== 'datetime') return null;
  const label = grain === null ? base.label : `${base.label}, by ${grain}`;
  if (grain === null) return { ...base, name, label };
  const on = [...base.on].map(([model, value]): [string, Bound] => [model, startOf(grain, value)]);
  return { ...base, name, label, type: 'date', on: new Map(on), also: new Map() };
}

/** The first day of the period that holds a date. */
export function startOf(grain: DateGrain, date: Bound): Bound {
  return { kind: 'call', type: 'date', name: starts[grain], arguments: [date] };
}

/** The names that a query may give to dimensions, for messages. */
export function knownDimensions({ dimensions }: Pick<Definitions, 'dimensions'>): string[] {
  return [...dimensions.keys(), metricTime];
}
