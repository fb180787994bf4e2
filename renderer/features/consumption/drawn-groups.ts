import type { ConsumptionChoice } from '../../charts/consumption-modes/query.ts';
import type { ConsumptionGroup } from '../../charts/consumption-modes/rows.ts';

/** Bars that fit on a screen and can be read; the table has them all. */
const mostGroups = 24;

/** The groups that are drawn: the largest, or the latest weeks. */
export function drawnGroups(
  groups: readonly ConsumptionGroup[],
  { grouping }: ConsumptionChoice,
): readonly ConsumptionGroup[] {
  return grouping.id === 'week' ? groups.slice(-mostGroups) : groups.slice(0, mostGroups);
}

/** What the drawing leaves out, or '' when nothing is. */
export function leftOutGroups(
  all: readonly ConsumptionGroup[],
  drawn: readonly ConsumptionGroup[],
  { grouping }: ConsumptionChoice,
): string {
  if (drawn.length === all.length) return '';
  const which = grouping.id === 'week' ? 'the latest' : 'those with the most';
  return `${drawn.length} of ${all.length} ${grouping.many}, ${which}; the table has all.`;
}
