import type { ScreenUse } from '../semantic/lineage/types.ts';

/**
 * What each screen asks of the semantic layer, so that everybody can be told where a metric is used. The one list of it: a test reads
 * the screens' code and fails when a screen asks for a metric that is not named here, or no longer asks for one that is.
 * Screens on which any metric can be chosen are not in it.
 */
export const screenUses: readonly ScreenUse[] = [
  {
    id: 'reading-speed',
    title: 'Reading speed',
    metrics: [
      ...['lines', 'titles', 'exposures', 'median_cps', 'p95_cps', 'over_limit_share'],
      ...['rewind_rate', 'pause_rate', 'exit_rate', 'text_off_rate', 'audio_switch_rate'],
      ...['rewind_ratio', 'pause_ratio', 'exit_ratio', 'text_off_ratio', 'audio_switch_ratio'],
    ],
    dimensions: ['language', 'cps_bin', 'speed_ratio_bin', 'wpm_bin', 'cpl_bin'],
  },
  { id: 'lines', title: 'Lines', metrics: ['lines'], dimensions: [] },
  {
    id: 'consumption',
    title: 'Consumption language',
    metrics: [
      ...[
        'views',
        'view_hours',
        'mode_share',
        'mode_hours_share',
        'localized_share',
        'localized_hours_share',
      ],
      ...['completion_rate', 'preference_share'],
      ...['text_unknown_views', 'region_differs_views', 'audio_description_views', 'original_text_views'],
    ],
    dimensions: [
      ...[
        'consumption_language',
        'country',
        'original_language',
        'week',
        'consumption_mode',
        'consumption_rule',
      ],
      ...['choice_set', 'selection'],
    ],
  },
  {
    id: 'producers',
    title: 'Producers',
    metrics: [
      ...[
        'assets',
        'resolved_assets',
        'unresolved_assets',
        'producers',
        'resolved_share',
        'conflicted_share',
        'override_share',
      ],
      ...['disagreement_share', 'conflicted_assets', 'producer_share'],
    ],
    dimensions: [
      ...['workflow', 'asset_type', 'language', 'unresolved_reason', 'claim_source', 'producer'],
      'producer_rule',
    ],
  },
  {
    id: 'audit',
    title: 'Dashboard audit',
    metrics: [
      ...['dashboards', 'dashboard_queries', 'dashboard_findings', 'findings_per_dashboard'],
      ...['stale_dashboard_share', 'covered_dashboard_share', 'contradicted_logic_share'],
    ],
    dimensions: ['suggestion', 'finding'],
  },
  {
    id: 'partners',
    title: 'Dubbing partners',
    metrics: [
      ...['orders_due', 'on_time_rate', 'redelivery_rate', 'blocker_rate', 'first_pass_yield'],
      ...['turnaround_p50', 'turnaround_p90', 'orders_timed', 'overdue_orders'],
      ...['dub_penalty_per_minute', 'translation_penalty_per_1000_words'],
      ...['utilisation', 'declared_minutes', 'booked_minutes', 'overbooked_weeks'],
      ...['spend_usd', 'minutes_produced', 'cost_per_minute', 'rework_share', 'rush_share'],
    ],
    dimensions: [
      ...['partner', 'partner_name', 'parent_partner', 'parent_name', 'partner_kind', 'language', 'service'],
      ...['capacity_week', 'capacity_to_come'],
    ],
  },
  {
    id: 'quality',
    title: 'Quality',
    metrics: [
      ...['dub_penalty_per_minute', 'dub_penalty_of_role', 'dub_switch_away_rate'],
      ...['translation_penalty_per_1000_words', 'translation_penalty_per_1000_characters'],
      ...['translation_penalty_of_role', 'translation_penalty_of_role_per_1000_characters'],
      ...['pass_rate', 'penalty_points', 'critical_findings'],
    ],
    dimensions: [
      ...['producer', 'producer_name', 'parent_producer', 'parent_producer_name', 'responsible_role'],
      ...['language', 'workflow', 'based_on', 'asset_type', 'review_stage', 'finding_category'],
    ],
  },
];
