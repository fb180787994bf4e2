import type { PlaybookRow } from '../../../shared/audit/playbook.ts';

/** What narrows the playbook. */
export interface Narrowing {
  readonly suggestion: 'all' | PlaybookRow['suggestion'];
  /** Empty for all. */
  readonly subject: string;
  readonly search: string;
}

/** The dashboards with every word of the search, of the suggestion and the subject that are asked for. */
export function narrowed(
  rows: readonly PlaybookRow[],
  { suggestion, subject, search }: Narrowing,
): PlaybookRow[] {
  const words = search
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    const text = [row.name, row.owner_team, row.kind, row.subject, row.dashboard_id]
      .join('\n')
      .toLocaleLowerCase();
    return (
      (suggestion === 'all' || row.suggestion === suggestion) &&
      (subject === '' || row.subject === subject) &&
      words.every((word) => text.includes(word))
    );
  });
}

/** The subjects of dashboards, each once, in order. */
export function subjectsOf(rows: readonly PlaybookRow[]): string[] {
  return [...new Set(rows.flatMap(({ subject }) => subject ?? []))].toSorted();
}
