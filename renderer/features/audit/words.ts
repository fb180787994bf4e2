import type { PartKind } from '../../../shared/audit/parts.ts';
import type { ReconciledValue } from '../../../shared/audit/reconcile.ts';

/** What is found in SQL, by the finding's id: its name, and what to do about it. */
const findings: Readonly<Record<string, readonly [name: string, todo: string]>> = {
  no_tests: ['No tests', 'Nothing tells when its figures go wrong'],
  contradiction: ['Contradiction', 'Nearly the same logic stands elsewhere with other values'],
  hard_coded_date: ['Date written in', 'It goes out of date by itself'],
  select_star: ['SELECT *', 'A new or dropped column goes unnoticed'],
  copied_case: ['Copied CASE block', 'One rule is kept in several places'],
  dead_table: ['Dead table', 'Nothing stands for the table any more'],
  failing: ['Fails', 'It failed in the last 90 days'],
  unreadable: ['Could not be read', 'Its tables and logic are not counted'],
};

/** The name of a finding. */
export function findingName(id: string): string {
  return findings[id]?.[0] ?? id;
}

/** What a finding means. */
export function findingMeaning(id: string): string {
  return findings[id]?.[1] ?? '';
}

/** What a part of a query is. */
export const partWords: Readonly<Record<PartKind, string>> = {
  cte: 'WITH table',
  case: 'CASE block',
  condition: 'Condition',
  measure: 'Measure',
};

/** How a legacy value compares with ours. */
export const verdictWords: Readonly<Record<ReconciledValue['verdict'], string>> = {
  agrees: 'agrees',
  explained: 'explained',
  unexplained: 'unexplained',
  no_figure: 'no figure of ours',
};
