import type { SemanticQuery } from '../../../shared/semantic/query.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { speedAxes, speedAxisIds, type SpeedAxis } from './axes.ts';
import { outcomeIds, outcomes, type Outcome } from './outcomes.ts';

/** What the speed chart shows, apart from the filters. */
export interface SpeedChoice {
  readonly axis: SpeedAxis;
  readonly outcome: Outcome;
}

/** Filters on the speed of a line: a chart leaves out the one on its own axis, so that it shows what surrounds the selection. */
export function withoutOwnBrush(filters: readonly Filter[], axis: SpeedAxis): Filter[] {
  return filters.filter((filter) => filter.dimension !== axis.dimension);
}

/** Lines, exposures, the within-title ratio and the pooled rate, by language and bin. */
export function binsQuery({ axis, outcome }: SpeedChoice, filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['lines', 'titles', 'exposures', outcome.ratio, outcome.rate],
    by: ['language', axis.dimension],
    where: withoutOwnBrush(filters, axis),
    order: [],
    limit: null,
  };
}

/** What an answer to {@link binsQuery} shows: after a change of choice the former one may still stand. */
export function choiceOf({ by, metrics }: SemanticQuery): SpeedChoice | null {
  const axis = speedAxisIds.map((id) => speedAxes[id]).find(({ dimension }) => by.includes(dimension));
  const outcome = outcomeIds.map((id) => outcomes[id]).find(({ ratio }) => metrics.includes(ratio));
  return axis === undefined || outcome === undefined ? null : { axis, outcome };
}

/** The titles of all lines in the panels of these languages, whatever is brushed in them. */
export function titlesQuery(
  { axis }: SpeedChoice,
  languages: readonly string[],
  filters: readonly Filter[],
): SemanticQuery {
  const others = withoutOwnBrush(filters, axis).filter(({ dimension }) => dimension !== 'language');
  return {
    metrics: ['titles'],
    by: [],
    where: [
      ...others,
      { dimension: 'language', op: 'in', values: [...languages] },
      { dimension: axis.dimension, op: 'is_not_null', values: [] },
    ],
    order: [],
    limit: null,
  };
}

/** The figures over the chart, over all that is filtered, the brush included. */
export function figuresQuery({ outcome }: SpeedChoice, filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['lines', 'titles', 'exposures', 'median_cps', 'p95_cps', 'over_limit_share', outcome.rate],
    by: [],
    where: [...filters],
    order: [],
    limit: null,
  };
}

/** The outcome whose rate an answer to {@link figuresQuery} has. */
export function rateIn({ metrics }: SemanticQuery): Outcome | null {
  return outcomeIds.map((id) => outcomes[id]).find(({ rate }) => metrics.includes(rate)) ?? null;
}

/** The languages that have lines under the filters, to choose from. */
export function languagesQuery(filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['lines'],
    by: ['language'],
    where: filters.filter((filter) => filter.dimension !== 'language'),
    order: [{ by: 'lines', desc: true }],
    limit: null,
  };
}

/** A brush over bins `from` to `to` (both edges in the axis's unit, `to` exclusive) as a shared filter. */
export function brushFilter(axis: SpeedAxis, from: number, to: number): Filter {
  const lastEdge = Math.round((to - axis.step) * 1e6) / 1e6;
  return { dimension: axis.dimension, op: 'between', values: [from, lastEdge] };
}

/** The brush that a shared filter stands for; null when there is none on this axis. */
export function brushOf(
  filters: readonly Filter[],
  axis: SpeedAxis,
): { readonly from: number; readonly to: number } | null {
  const own = filters.find((filter) => filter.dimension === axis.dimension && filter.op === 'between');
  const [from, last] = own?.values ?? [];
  if (typeof from !== 'number' || typeof last !== 'number' || last < from) return null;
  return { from, to: Math.round((last + axis.step) * 1e6) / 1e6 };
}
