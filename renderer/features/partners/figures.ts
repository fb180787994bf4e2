import type { Figure } from '../../app/parts.tsx';
import type { Row } from '../../charts/cells.ts';
import { shareOf } from '../../charts/estimate.ts';
import { percent, percentInterval, roundCount } from '../../charts/figures.ts';
import type { ScoredReading } from '../../charts/partners/readings.ts';
import { count, decimal } from '../../i18n/format.ts';
import { figureOf } from './use-scored.ts';

/** The figures over the scorecard, over all rows. */
export function scoredFigures(reading: ScoredReading, total: Row | null): Figure[] {
  return reading === 'operations' ? operationsFigures(total) : financeFigures(total);
}

function shareFigure(total: Row | null, metric: string, what: string): Figure {
  const estimate = total === null ? null : shareOf(total, metric);
  const label = estimate === null ? what : `${what} ${percentInterval(estimate)}`;
  return { id: metric, value: estimate === null ? '–' : percent(estimate.value), label };
}

function operationsFigures(total: Row | null): Figure[] {
  const days = (metric: string): string => {
    const value = figureOf(total, metric);
    return value === null ? '–' : count(Math.round(value));
  };
  return [
    shareFigure(total, 'on_time_rate', 'on time'),
    shareFigure(total, 'redelivery_rate', 'redelivered'),
    shareFigure(total, 'first_pass_yield', 'accepted at first'),
    {
      id: 'turnaround',
      value: `${days('turnaround_p50')} / ${days('turnaround_p90')}`,
      label: 'days from materials to acceptance: half, nine of ten',
    },
  ];
}

function financeFigures(total: Row | null): Figure[] {
  const cost = figureOf(total, 'cost_per_minute');
  const spend = figureOf(total, 'spend_usd');
  return [
    { id: 'spend', value: spend === null ? '–' : roundCount(spend), label: 'US dollars spent' },
    { id: 'cost', value: decimal(cost, 2), label: 'US dollars a minute' },
    shareFigure(total, 'rework_share', 'of charges are rework'),
    shareFigure(total, 'rush_share', 'of charges are rush'),
  ];
}
