import type { SemanticQuery } from '../../../shared/semantic/query.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { measureWords, type Grouping, type ViewMeasure } from './groups.ts';

/** What the consumption charts show, apart from the filters. */
export interface ConsumptionChoice {
  readonly grouping: Grouping;
  readonly measure: ViewMeasure;
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

/** How often each rule of the decision table decided. */
export function rulesQuery(filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['views', 'view_hours'],
    by: ['consumption_rule'],
    where: [...filters],
    order: [],
    limit: null,
  };
}
