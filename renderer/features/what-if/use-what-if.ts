import { useCallback, useMemo } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import { readStrata, strataSql } from '../../../shared/stats/study/strata.ts';
import type { LimitQuestion } from '../../../shared/stats/study/what-if.ts';
import {
  keptLimits,
  limitsFrom,
  scenariosFrom,
  type NewLimits,
  type Scenario,
} from '../../../shared/workspace/scenario.ts';
import { useRows } from '../../state/ask.ts';
import { scenariosSetting } from '../../state/scenarios.ts';
import { useViewSetting } from '../../state/view.ts';
import { useWhatIf, type AskedLimits } from '../../state/what-if.ts';
import { firstLimits, groupsOf, type Groups } from './groups.ts';
import { limitsSetting, outcomeSetting, viewsSetting } from './settings.ts';

/** What the screen works with. */
export interface WhatIfState {
  /** Null while it is being read. */
  readonly groups: Groups | null;
  /** Why the groups could not be read. */
  readonly problem: Problem | null;
  /** The limits in view; null while they are not known, or where the package has none to move. */
  readonly now: NewLimits | null;
  readonly setNow: (now: NewLimits) => void;
  readonly scenarios: readonly Scenario[];
  readonly outcome: StudyOutcome;
  readonly view: 'limits' | 'compare';
  readonly run: AskedLimits;
}

const strata = strataSql(true);

/** The limits in view or the scenarios side by side, and what is forecast of them. */
export function useWhatIfState(): WhatIfState {
  const { answer, problem } = useRows(strata);
  const groups = useMemo(() => (answer === null ? null : groupsOf(readStrata(answer))), [answer]);
  const [kept, setKept] = useViewSetting(limitsSetting);
  const [keptScenarios] = useViewSetting(scenariosSetting);
  const [outcome] = useViewSetting(outcomeSetting);
  const [view] = useViewSetting(viewsSetting);
  const now = useMemo(
    () => (kept !== null ? limitsFrom(kept) : groups === null ? null : firstLimits(groups)),
    [kept, groups],
  );
  const setNow = useCallback((next: NewLimits) => setKept(keptLimits(next)), [setKept]);
  const scenarios = useMemo(() => scenariosFrom(keptScenarios), [keptScenarios]);
  const questions = useMemo(() => {
    const asked = view === 'compare' ? scenarios : now === null ? [] : [now];
    return groups === null ? null : asked.flatMap((limits) => questionsOf(limits, outcome));
  }, [groups, view, scenarios, now, outcome]);
  const run = useWhatIf(questions);
  return { groups, problem, now, setNow, scenarios, outcome, view, run };
}

function questionsOf(limits: NewLimits, outcome: StudyOutcome): LimitQuestion[] {
  return [...limits.limits].map(([language, limit]) => questionOf(limits, outcome, language, limit));
}

/** What is asked of one language of these limits. */
export function questionOf(
  { assetType, audience, compliance }: NewLimits,
  outcome: StudyOutcome,
  language: string,
  limit: number,
): LimitQuestion {
  return { outcome, language, assetType, audience, limit, compliance };
}
