import { rowsOf, textOf, type Columnar } from '../cells.ts';
import { scoreCell, type ScoreColumn } from '../scorecard/columns.ts';
import { quarterName } from './period.ts';
import type { Period } from './spec.ts';

/** Reads an answer by `metric_time__quarter`: the quarters in their order; what has no date is left out. */
export function quarterPeriods(answer: Columnar, columns: readonly ScoreColumn[]): Period[] {
  const known = new Set(answer.columns.map(({ name }) => name));
  return rowsOf(answer)
    .flatMap((row): Period[] => {
      const id = textOf(row('metric_time__quarter'))?.slice(0, 10);
      if (id === undefined) return [];
      const cells = columns.map((column) => scoreCell(row, column, (name) => known.has(`${name}_low`)));
      return [{ id, name: quarterName(id), cells }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
