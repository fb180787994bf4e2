import { partnerThresholds } from '../../../shared/guidelines/partner-thresholds.ts';
import type { Definitions } from '../../../shared/semantic/definitions.ts';
import type { ScoreColumn } from '../scorecard/columns.ts';
import type { PartnerKindId, PartnerRoll } from './groups.ts';

/** The readings of the one layer over partners' work. */
export const readingIds = ['operations', 'capacity', 'finance'] as const;
/** One of {@link readingIds}. */
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
/** A reading that has a scorecard. */
export type ScoredReading = keyof typeof askedBy;

/** The score of what was made, by the unit of the work. Dubs and texts have no score in common, so all partners at once have none. */
const scoreOf: Readonly<Record<PartnerKindId, Asked | null>> = {
  dubbing_studio: { metric: 'dub_penalty_per_minute', title: 'Points a minute', counted: 'reviews' },
  subtitling_house: {
    metric: 'translation_penalty_per_1000_words',
    title: 'Points per 1,000 words',
    counted: 'reviews',
  },
  freelancer: {
    metric: 'translation_penalty_per_1000_words',
    title: 'Points per 1,000 words',
    counted: 'reviews',
  },
  all: null,
};

/** The metric of quality beside a reading's own; null where there is none: a review is of an asset, not of one service for it. */
export function qualityOf(reading: ScoredReading, kind: PartnerKindId, roll: PartnerRoll): string | null {
  return scoreAsked(reading, kind, roll)?.metric ?? null;
}

function scoreAsked(reading: ScoredReading, kind: PartnerKindId, roll: PartnerRoll): Asked | null {
  return reading === 'operations' && roll.id !== 'service' ? scoreOf[kind] : null;
}

/** The columns of a reading's scorecard, in their order. */
export function readingColumns(
  { metrics }: Definitions,
  reading: ScoredReading,
  kind: PartnerKindId,
  roll: PartnerRoll,
): ScoreColumn[] {
  const score = scoreAsked(reading, kind, roll);
  return [...askedBy[reading], ...(score === null ? [] : [score])].flatMap(
    ({ metric: name, title, n, counted }) => {
      const metric = metrics.get(name);
      const threshold = partnerThresholds.find((each) => each.metric === name) ?? null;
      return metric === undefined
        ? []
        : [{ metric, title, n: n ?? `${name}_n`, counted, threshold, average: null }];
    },
  );
}
