import type { SemanticQuery } from '../../../shared/semantic/query.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';

/** What the shares can be grouped by; names of dimensions. */
export const producerGroups = ['workflow', 'asset_type', 'language'] as const;
/** One of {@link producerGroups}. */
export type ProducerGroup = (typeof producerGroups)[number];

/** The figures over the charts. */
export function totalsQuery(filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: [
      'assets',
      'unresolved_assets',
      'producers',
      'resolved_share',
      'conflicted_share',
      'override_share',
    ],
    by: [],
    where: [...filters],
    order: [],
    limit: null,
  };
}

/** How well each group is known, and how far its sources agree; the largest first. */
export function groupsQuery(group: ProducerGroup, filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['assets', 'resolved_share', 'conflicted_share', 'override_share'],
    by: [group],
    where: [...filters],
    order: [{ by: 'assets', desc: true }],
    limit: null,
  };
}

/** The assets without a producer, by workflow and reason; the most first. */
export function reasonsQuery(filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['unresolved_assets'],
    by: ['workflow', 'unresolved_reason'],
    where: [...filters],
    order: [{ by: 'unresolved_assets', desc: true }],
    limit: null,
  };
}

/** How often each source names somebody else than the producer. */
export function sourcesQuery(filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['disagreement_share'],
    by: ['claim_source'],
    where: [...filters],
    order: [],
    limit: null,
  };
}

/** Who made how many, the most first. */
export function makersQuery(filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['assets', 'conflicted_assets', 'producer_share'],
    by: ['producer'],
    where: [...filters],
    order: [{ by: 'assets', desc: true }],
    limit: null,
  };
}

/** How often each rule of the decision table decided. */
export function rulesQuery(filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['assets', 'resolved_assets'],
    by: ['producer_rule'],
    where: [...filters],
    order: [],
    limit: null,
  };
}
