import { countOf, rowsOf, textOf, type Columnar } from '../cells.ts';
import type { Estimate } from '../figures.ts';
import { consumptionModes, modeOf, type ConsumptionMode } from '../modes.ts';
import { shareOf } from '../estimate.ts';
import { measureWords } from './groups.ts';
import type { ConsumptionChoice } from './query.ts';

/** A mode's part of a group. */
export interface ModeSegment {
  readonly mode: ConsumptionMode;
  readonly views: number;
  readonly hours: number;
  /** Share of the group, by the chosen measure. */
  readonly share: Estimate;
  /** Where the segment begins and ends in its bar, 0 to 1. */
  readonly start: number;
  readonly end: number;
}

/** One bar: a language, a country or a week. */
export interface ConsumptionGroup {
  /** The dimension's value; null is a group too. */
  readonly id: string | null;
  readonly name: string;
  readonly views: number;
  readonly hours: number;
  readonly segments: readonly ModeSegment[];
  readonly localized: Estimate | null;
  readonly completion: Estimate | null;
}

/** Reads the answers of `modesQuery` and `groupsQuery` into groups: the largest first, weeks in their order. */
export function consumptionGroups(
  modes: Columnar,
  groups: Columnar,
  choice: ConsumptionChoice,
): ConsumptionGroup[] {
  const { grouping, measure } = choice;
  const words = measureWords[measure];
  const parts = Map.groupBy(
    rowsOf(modes).flatMap((row) => {
      const share = shareOf(row, words.share);
      const group = textOf(row(grouping.id));
      return share === null
        ? []
        : [
            {
              group,
              mode: modeOf(textOf(row('consumption_mode'))),
              views: countOf(row('views')),
              hours: countOf(row('view_hours')),
              share,
            },
          ];
    }),
    (part) => part.group,
  );
  const found = rowsOf(groups).map((row): ConsumptionGroup => {
    const id = textOf(row(grouping.id));
    return {
      id,
      name: grouping.nameOf(id),
      views: countOf(row('views')),
      hours: countOf(row('view_hours')),
      segments: stacked(parts.get(id) ?? []),
      localized: shareOf(row, words.localized),
      completion: shareOf(row, 'completion_rate'),
    };
  });
  return found.sort(grouping.id === 'week' ? byId : bySize(measure));
}

const byId = (a: ConsumptionGroup, b: ConsumptionGroup) =>
  (a.id ?? '\uffff').localeCompare(b.id ?? '\uffff', 'en');
const bySize = (measure: 'views' | 'view_hours') => (a: ConsumptionGroup, b: ConsumptionGroup) =>
  measure === 'views' ? b.views - a.views : b.hours - a.hours;

function stacked(parts: readonly Omit<ModeSegment, 'start' | 'end'>[]): ModeSegment[] {
  const order = (mode: ConsumptionMode) => consumptionModes.findIndex(({ id }) => id === mode.id);
  let end = 0;
  return [...parts]
    .sort((a, b) => order(a.mode) - order(b.mode))
    .map((part) => {
      const start = end;
      end = start + part.share.value;
      return { ...part, start, end };
    });
}
