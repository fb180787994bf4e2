import type { Columnar } from '../cells.ts';
import { metricValue } from '../metric-by/rows.ts';
import type { ScoreColumn } from '../scorecard/columns.ts';
import { scoreRows } from '../scorecard/rows.ts';
import { qualityGroups } from './groups.ts';

/** What roles answer for, by one measure of what was reviewed. */
export interface RoleScores {
  readonly metric: string;
  readonly unit: string;
  /** By role; the value in words, `–` where a role has none. */
  readonly entries: readonly { readonly id: string | null; readonly name: string; readonly value: string }[];
}

/**
 * What roles answer for in an answer to `rolesQuery`, by minutes, by words or by characters. A measure by which no role has a value is left
 * out: Japanese has no words to count, German is not counted by characters.
 */
export function roleScores(answer: Columnar, columns: readonly ScoreColumn[]): RoleScores[] {
  const rows = scoreRows(answer, qualityGroups.role, columns);
  return columns.flatMap(({ metric }, at) => {
    const estimates = rows.map(({ cells }) => cells[at]?.estimate ?? null);
    if (estimates.every((estimate) => estimate === null)) return [];
    const entries = rows.map(({ id, name }, i) => {
      const estimate = estimates[i] ?? null;
      return { id, name, value: estimate === null ? '–' : metricValue(metric, estimate.value) };
    });
    return [{ metric: metric.name, unit: metric.unit, entries }];
  });
}
