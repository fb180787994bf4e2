import type { PlaybookRow, Suggestion } from '../../../shared/audit/playbook.ts';
import { count, date } from '../../i18n/format.ts';
import type { TableTwin } from '../table-twin.ts';

/** A dashboard by its use: how much it was looked at, and how long ago. */
export interface UseDot {
  readonly id: string;
  readonly name: string;
  /** Days since somebody last looked at it. */
  readonly unseen: number;
  /** Views in the last 90 days. */
  readonly views: number;
  readonly suggestion: Suggestion;
}

/** The words of a suggestion. */
export const suggestionWords: Readonly<Record<Suggestion, string>> = {
  merge: 'Merge',
  retire: 'Retire',
  keep: 'Keep',
};

/** The dashboards whose use is known, in the order of the playbook. */
export function dotsOf(rows: readonly PlaybookRow[]): UseDot[] {
  return rows.flatMap(({ dashboard_id, name, days_unseen, views_90d, suggestion }) =>
    days_unseen === null || views_90d === null
      ? []
      : [{ id: dashboard_id, name, unseen: Math.max(0, days_unseen), views: views_90d, suggestion }],
  );
}

/** Every dashboard with its use. */
export function dashboardTable(rows: readonly PlaybookRow[]): TableTwin {
  return {
    columns: [
      { label: 'Dashboard' },
      { label: 'Suggestion' },
      { label: 'Last viewed' },
      { label: 'Days since', show: count },
      { label: 'Views in 90 days', show: count },
      { label: 'Viewers in 90 days', show: count },
      { label: 'Views in a year', show: count },
      { label: 'Subscriptions', show: count },
    ],
    rows: rows.map((row) => [
      row.name,
      suggestionWords[row.suggestion],
      row.last_viewed_on === null ? null : date(row.last_viewed_on),
      row.days_unseen,
      row.views_90d,
      row.viewers_90d,
      row.views_365d,
      row.subscriptions,
    ]),
  };
}
