import type { Figure } from '../../app/parts.tsx';
import type { Row } from '../../charts/cells.ts';
import { estimateOf, shareOf } from '../../charts/estimate.ts';
import { interval, percent, percentInterval } from '../../charts/figures.ts';
import type { MediumId } from '../../charts/quality/groups.ts';
import { decimal } from '../../i18n/format.ts';

/** The figures over the scores, over all rows. */
export function qualityFigures(medium: MediumId, total: Row | null): Figure[] {
  return medium === 'dub'
    ? [
        points(total, 'dub_penalty_per_minute', 'points a minute'),
        share(total, 'pass_rate', 'of reviews passed'),
        share(total, 'dub_switch_away_rate', 'left the dub'),
      ]
    : [
        points(total, 'translation_penalty_per_1000_words', 'points per 1,000 words'),
        points(total, 'translation_penalty_per_1000_characters', 'points per 1,000 characters'),
        share(total, 'pass_rate', 'of reviews passed'),
      ];
}

function points(total: Row | null, metric: string, what: string): Figure {
  const estimate = total === null ? null : estimateOf(total, metric);
  const show = (value: number): string => decimal(value, 2);
  return estimate === null
    ? { id: metric, value: '–', label: what }
    : { id: metric, value: show(estimate.value), label: `${what} ${interval(estimate, show)}` };
}

function share(total: Row | null, metric: string, what: string): Figure {
  const estimate = total === null ? null : shareOf(total, metric);
  return estimate === null
    ? { id: metric, value: '–', label: what }
    : { id: metric, value: percent(estimate.value), label: `${what} ${percentInterval(estimate)}` };
}
