import type { SemanticQuery } from '../../../shared/semantic/query.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import {
  groupIds,
  groupings,
  measureWords,
  viewMeasures,
  type Grouping,
  type ViewMeasure,
} from './groups.ts';

/** What the consumption charts show, apart from the filters. */
export interface ConsumptionChoice {
  readonly grouping: Grouping;
  readonly measure: ViewMeasure;
}

/** The flags of the decision table; each has a column `flag_<id>` and a metric that counts its views. */
export const flagIds = ['text_unknown', 'region_differs', 'audio_description', 'original_text'] as const;
/** One of {@link flagIds}. */
export type FlagId = (typeof flagIds)[number];

/** The metric that counts the views of a flag. */
export function flagMetric(flag: FlagId): string {
  return `${flag}_views`;
}

/** Shares of the modes within each group, with what they rest on. */
export function modesQuery(
  { grouping, measure }: ConsumptionChoice,
  filters: readonly Filter[],
): SemanticQuery {
  return {
    metrics: ['views', 'view_hours', measureWords[measure].share],
    by: [grouping.id, 'consumption_mode'],
    where: [...filters],
    order: [],
    limit: null,
  };
}

/** Each group as a whole: how much of it is localized, and how much is watched to the end. */
export function groupsQuery(
  { grouping, measure }: ConsumptionChoice,
  filters: readonly Filter[],
): SemanticQuery {
  return {
    metrics: ['views', 'view_hours', measureWords[measure].localized, 'completion_rate'],
    by: [grouping.id],
    where: [...filters],
    order: [],
    limit: null,
  };
}

/** What an answer to {@link modesQuery} or {@link groupsQuery} shows: after a change of choice the former one may still stand. */
export function choiceOf({ by, metrics }: SemanticQuery): ConsumptionChoice | null {
  const grouping = groupIds.find((id) => by.includes(id));
  const measure = viewMeasures.find((id) =>
    [measureWords[id].share, measureWords[id].localized].some((name) => metrics.includes(name)),
  );
  return grouping === undefined || measure === undefined ? null : { grouping: groupings[grouping], measure };
}

/** The figures over the charts. */
export function totalsQuery(filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['views', 'view_hours', 'localized_share', 'localized_hours_share', 'completion_rate'],
    by: [],
    where: [...filters],
    order: [],
    limit: null,
  };
}

/** How often each rule of the decision table decided, and how many of its views carry each flag. */
export function rulesQuery(filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['views', 'view_hours', ...flagIds.map(flagMetric)],
    by: ['consumption_rule'],
    where: [...filters],
    order: [],
    limit: null,
  };
}
