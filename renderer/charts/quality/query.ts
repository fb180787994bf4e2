import type { SemanticQuery } from '../../../shared/semantic/query.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { quarterFilter } from '../periods/period.ts';
import { media, type MediumId, type QualityGroup } from './groups.ts';

/** What the screen shows, apart from the shared filters. */
export interface QualityChoice {
  readonly medium: MediumId;
  readonly group: QualityGroup;
  /** First day of a quarter; empty for all of them. */
  readonly quarter: string;
}

const whole = { order: [], limit: null };

/** The filter that keeps a medium. */
function mediumFilter(medium: MediumId): Filter {
  return { dimension: 'asset_type', op: 'in', values: [...media[medium].types] };
}

function whereOf({ medium, quarter }: Omit<QualityChoice, 'group'>, filters: readonly Filter[]): Filter[] {
  return [...filters, mediumFilter(medium), ...quarterFilter(quarter)];
}

function scores(medium: MediumId, by: string[], where: Filter[]): SemanticQuery {
  return medium === 'dub'
    ? { metrics: ['dub_penalty_per_minute', 'pass_rate', 'dub_switch_away_rate'], by, where, ...whole }
    : {
        metrics: [
          'translation_penalty_per_1000_words',
          'translation_penalty_per_1000_characters',
          'pass_rate',
        ],
        by,
        where,
        ...whole,
      };
}

function roles(medium: MediumId, by: string[], where: Filter[]): SemanticQuery {
  return medium === 'dub'
    ? { metrics: ['dub_penalty_of_role'], by, where, ...whole }
    : {
        metrics: ['translation_penalty_of_role', 'translation_penalty_of_role_per_1000_characters'],
        by,
        where,
        ...whole,
      };
}

/** The rows of the scorecard. */
export function qualityQuery(choice: QualityChoice, filters: readonly Filter[]): SemanticQuery {
  const { medium, group } = choice;
  const where = whereOf(choice, filters);
  if (group.id === 'responsible_role') return roles(medium, ['responsible_role'], where);
  return scores(medium, group.name === null ? [group.id] : [group.id, group.name], where);
}

/** All rows at once. */
export function qualityTotalQuery(choice: QualityChoice, filters: readonly Filter[]): SemanticQuery {
  return scores(choice.medium, [], whereOf(choice, filters));
}

/** Reviews passed by stage, of everything or of one row. */
export function stagesQuery(choice: QualityChoice, filters: readonly Filter[]): SemanticQuery {
  return {
    metrics: ['pass_rate'],
    by: ['review_stage'],
    where: whereOf(choice, filters),
    ...whole,
  };
}

/** The scores quarter by quarter, of everything or of one row. */
export function qualityQuartersQuery(
  { medium }: Pick<QualityChoice, 'medium'>,
  filters: readonly Filter[],
  only: Filter | null = null,
): SemanticQuery {
  const own = only === null ? [] : [only];
  return scores(medium, ['metric_time__quarter'], [...filters, mediumFilter(medium), ...own]);
}

/** What each role answers for, of one row. */
export function rolesQuery(choice: QualityChoice, filters: readonly Filter[], only: Filter): SemanticQuery {
  return roles(choice.medium, ['responsible_role'], [...whereOf(choice, filters), only]);
}

/** What was found in a row, by kind of fault: the heaviest first. */
export function categoriesQuery(
  choice: QualityChoice,
  filters: readonly Filter[],
  only: Filter,
): SemanticQuery {
  return {
    metrics: ['penalty_points', 'critical_findings'],
    by: ['finding_category'],
    where: [...whereOf(choice, filters), only],
    order: [{ by: 'penalty_points', desc: true }],
    limit: 8,
  };
}

/** The filter that keeps one row. */
export function qualityRowFilter({ id: dimension }: QualityGroup, id: string | null): Filter {
  return id === null ? { dimension, op: 'is_null', values: [] } : { dimension, op: 'eq', values: [id] };
}
