import type { Filter } from '../../../shared/workspace/filter.ts';

/** `2026-07-01` as `Q3 2026`; what is no date stays as it is. */
export function quarterName(firstDay: string): string {
  const match = /^(\d{4})-(\d{2})-\d{2}/.exec(firstDay);
  return match === null ? firstDay : `Q${Math.ceil(Number(match[2]) / 3)} ${match[1] ?? ''}`;
}

/** Whether a quarter still goes on at a date. */
export function isOpenQuarter(firstDay: string, asOf: string): boolean {
  return firstOfQuarter(asOf) === firstDay;
}

/** The first day of the quarter that holds a date, ISO. */
export function firstOfQuarter(date: string): string {
  const month = Number(date.slice(5, 7));
  const first = String(3 * Math.floor((month - 1) / 3) + 1).padStart(2, '0');
  return `${date.slice(0, 4)}-${first}-01`;
}

/** The filter that keeps one quarter, of each metric by its own date; none for all. */
export function quarterFilter(firstDay: string): Filter[] {
  return firstDay === '' ? [] : [{ dimension: 'metric_time__quarter', op: 'eq', values: [firstDay] }];
}
