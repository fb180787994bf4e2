import { partnerThresholds } from '../../../shared/guidelines/partner-thresholds.ts';
import type { Definitions } from '../../../shared/semantic/definitions.ts';
import type { ScoreColumn } from '../scorecard/columns.ts';

/** The readings of the one layer over partners' work. */
export const readingIds = ['operations', 'capacity', 'finance'] as const;
export type ReadingId = (typeof readingIds)[number];

interface Asked {
  readonly metric: string;
  readonly title: string;
  /** The metric that counts what stands behind a value that has no n of its own. */
  readonly n?: string;
  readonly counted: string;
}

/** How the work on orders went: what is judged, each placed by its own date. */
const operations: readonly Asked[] = [
  { metric: 'on_time_rate', title: 'On time', counted: 'orders due' },
  { metric: 'redelivery_rate', title: 'Redelivery', counted: 'orders decided' },
  { metric: 'blocker_rate', title: 'Blockers', counted: 'orders decided' },
  { metric: 'turnaround_p50', title: 'Days, half of them', n: 'orders_timed', counted: 'orders timed' },
  { metric: 'turnaround_p90', title: 'Days, nine of ten', n: 'orders_timed', counted: 'orders timed' },
];

/** What was paid, and for what. */
const finance: readonly Asked[] = [
  { metric: 'cost_per_minute', title: 'Dollars a minute', counted: 'invoices' },
  { metric: 'rework_share', title: 'Rework, of charges', counted: 'invoices' },
  { metric: 'rush_share', title: 'Rush, of charges', counted: 'invoices' },
];

/** What is asked for a reading's scorecard. */
const askedBy = { operations, finance } as const;
export type ScoredReading = keyof typeof askedBy;

/** The columns of a reading's scorecard, in their order. */
export function readingColumns({ metrics }: Definitions, reading: ScoredReading): ScoreColumn[] {
  return askedBy[reading].flatMap(({ metric: name, title, n, counted }) => {
    const metric = metrics.get(name);
    const threshold = partnerThresholds.find((each) => each.metric === name) ?? null;
    return metric === undefined
      ? []
      : [{ metric, title, n: n ?? `${name}_n`, counted, threshold, average: null }];
  });
}
