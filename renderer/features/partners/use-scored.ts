import { useMemo } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { definitions } from '../../app/ask.ts';
import { numberOf, rowsOf, type Row } from '../../charts/cells.ts';
import { quartersQuery, scoreQuery, totalQuery, type PartnerChoice } from '../../charts/partners/query.ts';
import { readingColumns, type ScoredReading } from '../../charts/partners/readings.ts';
import { quarterPeriods } from '../../charts/periods/rows.ts';
import type { Period } from '../../charts/periods/spec.ts';
import { shows, type ScoreColumn } from '../../charts/scorecard/columns.ts';
import { scoreRows, type ScoreRow } from '../../charts/scorecard/rows.ts';
import { useAnswer, type Asked } from '../../state/ask.ts';
import type { Answer } from '../../state/workbench.ts';

/** A reading with a scorecard: its rows, everybody together, and quarter by quarter. */
export interface ScoredView {
  readonly columns: readonly ScoreColumn[];
  readonly asked: Asked<Answer>;
  readonly rows: readonly ScoreRow[];
  readonly total: Asked<Answer>;
  /** A figure over all rows, by metric; null where there is none. */
  readonly totalOf: Row | null;
  readonly byQuarter: Asked<Answer>;
  readonly quarters: readonly Period[];
}

/** Asks for a reading. */
export function useScored(
  reading: ScoredReading,
  choice: PartnerChoice,
  filters: readonly Filter[],
): ScoredView {
  const columns = useMemo(
    () => readingColumns(definitions(), reading, choice.kind, choice.roll),
    [reading, choice.kind, choice.roll],
  );
  const asked = useAnswer(scoreQuery(reading, choice, filters));
  const total = useAnswer(totalQuery(reading, choice, filters));
  const byQuarter = useAnswer(quartersQuery(reading, choice, filters));
  return {
    columns,
    asked,
    rows: useMemo(
      () =>
        shows(asked.answer, columns, [choice.roll.id]) ? scoreRows(asked.answer, choice.roll, columns) : [],
      [asked.answer, choice, columns],
    ),
    total,
    totalOf: useMemo(
      () => (total.answer === null ? null : (rowsOf(total.answer)[0] ?? null)),
      [total.answer],
    ),
    byQuarter,
    quarters: useMemo(
      () => (shows(byQuarter.answer, columns) ? quarterPeriods(byQuarter.answer, columns) : []),
      [byQuarter.answer, columns],
    ),
  };
}

/** A figure of a row; null where it has none. */
export function figureOf(row: Row | null, metric: string): number | null {
  return row === null ? null : numberOf(row(metric));
}
