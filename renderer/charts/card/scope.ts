import { createContext, useContext } from 'react';
import { whyNotReached, type Fact } from '../../../shared/workspace/reach.ts';
import { dimensionLabel, filterLabel } from '../../i18n/filter.ts';
import { useFilters } from '../../state/view.ts';

/** What the charts within are of, where the screen around them says it and they don't: a language, new limits, a quarter. */
export const ChartScope = createContext('');

/** The facts that the screen shows, which decide whether a filter says anything of its charts; none where filters don't hold. */
export const ShownFacts = createContext<readonly Fact[]>([]);

/** What a chart is of, in words, for its copies, which leave the screen behind: its scope, and the filters that reach it. */
export function useScope(): string {
  const scope = useContext(ChartScope);
  const facts = useContext(ShownFacts);
  const { filters } = useFilters();
  const said = filters
    .filter(({ dimension }) => facts.length > 0 && whyNotReached(dimension, facts) === null)
    .map((filter) => `${dimensionLabel(filter.dimension)}: ${filterLabel(filter)}`);
  return [...(scope === '' ? [] : [scope]), ...said].join(' · ');
}
