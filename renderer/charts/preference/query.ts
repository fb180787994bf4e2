import type { SemanticQuery } from '../../../shared/semantic/query.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';

/** Whether all views count, or only those whose mode was chosen by hand. */
export type PreferenceBasis = 'all' | 'explicit';

const bothThere: Filter = { dimension: 'choice_set', op: 'eq', values: ['sub_and_dub'] };
const byHand: Filter = { dimension: 'selection', op: 'eq', values: ['explicit'] };

/** Shares of the modes where subtitles and dub were both there for the whole week. */
export function preferenceQuery(basis: PreferenceBasis, filters: readonly Filter[]): SemanticQuery {
  const own = new Set(basis === 'all' ? ['choice_set'] : ['choice_set', 'selection']);
  return {
    metrics: ['views', 'preference_share'],
    by: ['consumption_language', 'consumption_mode'],
    where: [
      ...filters.filter((filter) => !own.has(filter.dimension)),
      bothThere,
      ...(basis === 'all' ? [] : [byHand]),
    ],
    order: [],
    limit: null,
  };
}

/** What is said of filters that a preference, or a part of it, does not follow; '' where there is none. */
export function setAsideWords(filters: readonly Filter[]): string {
  const has = (name: string): boolean => filters.some(({ dimension }) => dimension === name);
  return [
    has('choice_set')
      ? 'The filter on what was there to choose from does not hold here: a preference shows where both were.'
      : '',
    has('selection')
      ? 'The filter on how the mode came about holds for all views, not for the explicit choices beside them.'
      : '',
  ]
    .filter((words) => words !== '')
    .join(' ');
}

/** Views by what was there to choose from and how the mode came about: what the preference leaves out. */
export function choiceQuery(filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['views'],
    by: ['choice_set', 'selection'],
    where: filters.filter((filter) => filter.dimension !== 'choice_set'),
    order: [],
    limit: null,
  };
}
