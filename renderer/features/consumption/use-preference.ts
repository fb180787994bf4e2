import { useMemo } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { choiceQuery, preferenceQuery, setAsideWords } from '../../charts/preference/query.ts';
import {
  choiceCounts,
  preferenceShares,
  selectionUnknown,
  type ChoiceCounts,
  type PreferenceShare,
} from '../../charts/preference/rows.ts';
import { useAnswer, type Asked } from '../../state/ask.ts';
import { useStore } from '../../state/store.ts';
import type { Answer } from '../../state/workbench.ts';

/** What members prefer where subtitles and a dub were both there, for all views and for explicit choices. */
export interface Preference {
  readonly all: Asked<Answer>;
  readonly allShares: readonly PreferenceShare[];
  readonly explicitShares: readonly PreferenceShare[];
  readonly stale: boolean;
  readonly counts: ChoiceCounts | null;
  /** Nothing is known of how any mode came about: what is shown is what was observed. */
  readonly isObserved: boolean;
  /** The package says nothing of what was available, so that no view is known to have had both. */
  readonly lacksAvailability: boolean;
  /** Of filters that it does not follow, in words; '' where there is none. */
  readonly setAside: string;
}

/** Asks for the preference and for what it leaves out. */
export function usePreference(filters: readonly Filter[]): Preference {
  const all = useAnswer(preferenceQuery('all', filters));
  const explicit = useAnswer(preferenceQuery('explicit', filters));
  const choices = useAnswer(choiceQuery(filters));
  const lacksAvailability = useStore(
    (state) => state.opened?.loaded.absentTables.includes('availability') === true,
  );
  const counts = useMemo(
    () => (choices.answer === null ? null : choiceCounts(choices.answer)),
    [choices.answer],
  );
  return {
    all,
    allShares: useMemo(() => (all.answer === null ? [] : preferenceShares(all.answer)), [all.answer]),
    explicitShares: useMemo(
      () => (explicit.answer === null ? [] : preferenceShares(explicit.answer)),
      [explicit.answer],
    ),
    stale: all.stale || explicit.stale || choices.stale,
    counts,
    isObserved: counts !== null && selectionUnknown(counts),
    lacksAvailability,
    setAside: setAsideWords(filters),
  };
}
