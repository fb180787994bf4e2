import { useMemo } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { countOf, rowsOf } from '../../charts/cells.ts';
import { utilisationQuery, type PartnerChoice } from '../../charts/partners/query.ts';
import { capacityRows, type CapacityRow } from '../../charts/utilisation/rows.ts';
import { useAnswer, type Asked } from '../../state/ask.ts';
import type { Answer } from '../../state/workbench.ts';

/** Capacity by row and week, and of everybody. */
export interface CapacityView {
  readonly asked: Asked<Answer>;
  readonly rows: readonly CapacityRow[];
  readonly all: Asked<Answer>;
  /** Of all rows and weeks together; null while it is not known. */
  readonly totals: CapacityTotals | null;
}

/** All rows and weeks together, as the metrics have it. */
export interface CapacityTotals {
  readonly declared: number;
  readonly booked: number;
  readonly utilisation: number | null;
  /** Weeks of a partner, language and service that are booked beyond what was declared. */
  readonly overbooked: number;
}

/** Asks for the capacity of the weeks to come, or of those that were. */
export function useCapacity(
  choice: PartnerChoice,
  weeks: 'ahead' | 'past',
  filters: readonly Filter[],
): CapacityView {
  const asked = useAnswer(utilisationQuery(choice, weeks, filters, 'rows'));
  const all = useAnswer(utilisationQuery(choice, weeks, filters, 'all'));
  const { roll } = choice;
  const rows = useMemo(
    () =>
      asked.answer?.columns.some(({ name }) => name === roll.id) === true
        ? capacityRows(asked.answer, roll)
        : [],
    [asked.answer, roll],
  );
  const totals = useMemo(() => {
    const [row] = all.answer === null ? [] : rowsOf(all.answer);
    if (row === undefined) return null;
    const utilisation = row('utilisation');
    return {
      declared: countOf(row('declared_minutes')),
      booked: countOf(row('booked_minutes')),
      utilisation: typeof utilisation === 'number' ? utilisation : null,
      overbooked: countOf(row('overbooked_weeks')),
    };
  }, [all.answer]);
  return { asked, rows, all, totals };
}
