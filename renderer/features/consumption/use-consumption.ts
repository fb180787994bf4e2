import { useMemo } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { countOf, rowsOf, type Columnar } from '../../charts/cells.ts';
import {
  groupsQuery,
  modesQuery,
  totalsQuery,
  type ConsumptionChoice,
} from '../../charts/consumption-modes/query.ts';
import { consumptionGroups, type ConsumptionGroup } from '../../charts/consumption-modes/rows.ts';
import { measureWords } from '../../charts/consumption-modes/groups.ts';
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
  readonly modes: Asked<Answer>;
  readonly wholes: Asked<Answer>;
  readonly groups: readonly ConsumptionGroup[];
  readonly totals: Asked<Answer>;
  readonly totalValues: ConsumptionTotals | null;
}

/** Asks for the shares, the groups and the totals. */
export function useConsumption(choice: ConsumptionChoice, filters: readonly Filter[]): ConsumptionView {
  const modes = useAnswer(modesQuery(choice, filters));
  const wholes = useAnswer(groupsQuery(choice, filters));
  const totals = useAnswer(totalsQuery(filters));
  const groups = useMemo(
    () =>
      shows(modes.answer, choice) && shows(wholes.answer, choice)
        ? consumptionGroups(modes.answer, wholes.answer, choice)
        : [],
    [modes.answer, wholes.answer, choice],
  );
  return {
    modes,
    wholes,
    groups,
    totals,
    totalValues: useMemo(() => readTotals(totals.answer), [totals.answer]),
  };
}

/** Whether an answer is of this choice: after a change the former one may still stand. */
function shows(answer: Answer | null, { grouping, measure }: ConsumptionChoice): answer is Answer {
  if (answer === null) return false;
  const names = new Set(answer.columns.map((column) => column.name));
  const { share, localized } = measureWords[measure];
  return names.has(grouping.id) && (names.has(share) || names.has(localized));
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
