import { useMemo } from 'react';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { rulesQuery } from '../../charts/consumption-modes/query.ts';
import {
  consumptionRules,
  type ConsumptionFlag,
  type ConsumptionRule,
} from '../../charts/consumption-modes/rules.ts';
import { useAnswer, type Asked } from '../../state/ask.ts';
import type { Answer } from '../../state/workbench.ts';

/** The decision table with its counts. */
export interface Rules {
  readonly asked: Asked<Answer>;
  readonly rules: readonly ConsumptionRule[];
  readonly flags: readonly ConsumptionFlag[];
}

/** Asks how often each rule decided and how many views carry each flag. */
export function useRules(filters: readonly Filter[]): Rules {
  const asked = useAnswer(rulesQuery(filters));
  const counted = useMemo(() => {
    const definitions = loadDefinitions();
    return asked.answer === null || !definitions.ok
      ? { rules: [], flags: [] }
      : consumptionRules(definitions.value, asked.answer);
  }, [asked.answer]);
  return { asked, ...counted };
}
