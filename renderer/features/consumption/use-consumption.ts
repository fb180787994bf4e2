import { useMemo, useState } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { countOf, rowsOf, type Columnar } from '../../charts/cells.ts';
import {
  choiceOf,
  groupsQuery,
  modesQuery,
  totalsQuery,
  type ConsumptionChoice,
} from '../../charts/consumption-modes/query.ts';
import { consumptionGroups, type ConsumptionGroup } from '../../charts/consumption-modes/rows.ts';
import { shareOf } from '../../charts/estimate.ts';
import type { Estimate } from '../../charts/figures.ts';
import { useAnswer, type Asked } from '../../state/ask.ts';
import type { Answer } from '../../state/workbench.ts';

/** The figures over the charts, over all that is filtered. */
export interface ConsumptionTotals {
  readonly views: number;
  readonly hours: number;
  readonly localizedViews: Estimate | null;
  readonly localizedHours: Estimate | null;
  readonly completion: Estimate | null;
}

/** The shares of the modes by group, and each group as a whole. */
export interface ConsumptionView {
  /** What the groups show: until it is answered, what was chosen before. */
  readonly choice: ConsumptionChoice;
  /** Both have an answer once both are answered, and are stale while either is. */
  readonly modes: Asked<Answer>;
  readonly wholes: Asked<Answer>;
  readonly groups: readonly ConsumptionGroup[];
  readonly totals: Asked<Answer>;
  readonly totalValues: ConsumptionTotals | null;
}

/** Asks for the shares, the groups and the totals. */
export function useConsumption(chosen: ConsumptionChoice, filters: readonly Filter[]): ConsumptionView {
  const modes = useAnswer(modesQuery(chosen, filters));
  const wholes = useAnswer(groupsQuery(chosen, filters));
  const totals = useAnswer(totalsQuery(filters));
  const pair = useMemo(() => pairOf(modes.answer, wholes.answer), [modes.answer, wholes.answer]);
  // One of the two comes first: until the other is there too, what both told before stands.
  const [last, setLast] = useState(pair);
  if (pair !== null && pair !== last) setLast(pair);
  const found = pair ?? last;
  const together = (asked: Asked<Answer>): Asked<Answer> => ({
    ...asked,
    answer: found === null ? null : asked.answer,
    stale: modes.stale || wholes.stale || pair === null,
  });
  return {
    choice: found?.choice ?? chosen,
    modes: together(modes),
    wholes: together(wholes),
    groups: found?.groups ?? nothing,
    totals,
    totalValues: useMemo(() => readTotals(totals.answer), [totals.answer]),
  };
}

const nothing: readonly ConsumptionGroup[] = [];

/** The groups that two answers show together; null where they answer different questions, or one is not there yet. */
function pairOf(
  modes: Answer | null,
  wholes: Answer | null,
): { readonly choice: ConsumptionChoice; readonly groups: readonly ConsumptionGroup[] } | null {
  if (modes === null || wholes === null) return null;
  const [one, other] = [modes.receipt.view, wholes.receipt.view];
  if (modes.receipt.package !== wholes.receipt.package) return null;
  if (modes.receipt.definitions !== wholes.receipt.definitions) return null;
  const [choice, same] = [choiceOf(one), choiceOf(other)];
  if (choice === null || choice.grouping !== same?.grouping || choice.measure !== same.measure) return null;
  if (JSON.stringify(one.where) !== JSON.stringify(other.where)) return null;
  return { choice, groups: consumptionGroups(modes, wholes, choice) };
}

function readTotals(answer: Columnar | null): ConsumptionTotals | null {
  const [row] = answer === null ? [] : rowsOf(answer);
  if (row === undefined) return null;
  return {
    views: countOf(row('views')),
    hours: countOf(row('view_hours')),
    localizedViews: shareOf(row, 'localized_share'),
    localizedHours: shareOf(row, 'localized_hours_share'),
    completion: shareOf(row, 'completion_rate'),
  };
}
