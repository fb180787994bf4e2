import type { SemanticQuery } from '../../../shared/semantic/query.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { quarterFilter } from '../periods/period.ts';
import { kindFilter, type PartnerKindId, type PartnerRoll } from './groups.ts';
import { qualityOf, type ScoredReading } from './readings.ts';

/** What the screen shows, apart from the shared filters. */
export interface PartnerChoice {
  readonly roll: PartnerRoll;
  readonly kind: PartnerKindId;
  /** First day of a quarter; empty for all of them. */
  readonly quarter: string;
}

const whole = { order: [], limit: null };

function byOf({ id, name }: PartnerRoll): string[] {
  return name === null ? [id] : [id, name];
}

/** A scorecard's reading by something. */
function scores(
  reading: ScoredReading,
  { roll, kind }: Pick<PartnerChoice, 'roll' | 'kind'>,
  by: string[],
  where: Filter[],
): SemanticQuery {
  const quality = qualityOf(reading, kind, roll);
  return reading === 'operations'
    ? {
        metrics: [
          ...['orders_due', 'on_time_rate', 'redelivery_rate', 'blocker_rate', 'first_pass_yield'],
          ...['turnaround_p50', 'turnaround_p90', 'orders_timed', 'overdue_orders'],
          ...(quality === null ? [] : [quality]),
        ],
        by,
        where,
        ...whole,
      }
    : {
        metrics: ['spend_usd', 'minutes_produced', 'cost_per_minute', 'rework_share', 'rush_share'],
        by,
        where,
        ...whole,
      };
}

/** The rows of a reading's scorecard. */
export function scoreQuery(
  reading: ScoredReading,
  choice: PartnerChoice,
  filters: readonly Filter[],
): SemanticQuery {
  const { roll, kind, quarter } = choice;
  return scores(reading, choice, byOf(roll), [...filters, ...kindFilter(kind), ...quarterFilter(quarter)]);
}

/** A reading over all rows at once. */
export function totalQuery(
  reading: ScoredReading,
  choice: PartnerChoice,
  filters: readonly Filter[],
): SemanticQuery {
  const { kind, quarter } = choice;
  return scores(reading, choice, [], [...filters, ...kindFilter(kind), ...quarterFilter(quarter)]);
}

/** A reading quarter by quarter: of everybody, or of one row. */
export function quartersQuery(
  reading: ScoredReading,
  choice: Pick<PartnerChoice, 'roll' | 'kind'>,
  filters: readonly Filter[],
  only: Filter | null = null,
): SemanticQuery {
  const own = only === null ? [] : [only];
  return scores(reading, choice, ['metric_time__quarter'], [...filters, ...kindFilter(choice.kind), ...own]);
}

/** Whom a parent held, or to whom a partner belonged, in the work that is shown. */
export function parentsQuery(
  reading: ScoredReading,
  { kind, quarter }: PartnerChoice,
  filters: readonly Filter[],
  only: Filter,
): SemanticQuery {
  return {
    metrics: [reading === 'operations' ? 'orders_due' : 'spend_usd'],
    by: ['partner', 'partner_name', 'parent_partner', 'parent_name'],
    where: [...filters, ...kindFilter(kind), ...quarterFilter(quarter), only],
    ...whole,
  };
}

/** Utilisation of rows by week, or of everybody and all weeks at once: the weeks to come, or those that were. */
export function utilisationQuery(
  { roll, kind }: Pick<PartnerChoice, 'roll' | 'kind'>,
  weeks: 'ahead' | 'past',
  filters: readonly Filter[],
  of: 'rows' | 'all',
): SemanticQuery {
  return {
    metrics: ['utilisation', 'declared_minutes', 'booked_minutes', 'overbooked_weeks'],
    by: of === 'rows' ? [...byOf(roll), 'capacity_week'] : [],
    where: [
      ...filters,
      ...kindFilter(kind),
      { dimension: 'capacity_to_come', op: 'eq', values: [weeks === 'ahead'] },
    ],
    ...whole,
  };
}

/** The filter that keeps one row. */
export function rowFilter({ id: dimension }: PartnerRoll, id: string | null): Filter {
  return id === null ? { dimension, op: 'is_null', values: [] } : { dimension, op: 'eq', values: [id] };
}
