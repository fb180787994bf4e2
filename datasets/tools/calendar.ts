/** The dates of the generated packages. Nothing depends on the day on which they are made. */

const dayMs = 86_400_000;

/** The date that stands for today. A Sunday. */
export const asOf = '2026-10-25';

/** The day after, on which the package was exported. */
export const exportedOn = '2026-10-26';

/** First and last day of the engagement window: the six weeks before {@link asOf}. */
export const engagementWindow = { start: '2026-09-14', end: '2026-10-25' } as const;

/** A Wednesday in the engagement window: the day on which re-timed versions went live. */
export const retimedOn = '2026-10-07';

/** The date `days` after (or before) another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** The Mondays of the last `count` weeks, the earliest first. */
export function lastWeeks(count: number): string[] {
  const lastMonday = addDays(asOf, -6);
  return Array.from({ length: count }, (_, i) => addDays(lastMonday, -7 * (count - 1 - i)));
}
