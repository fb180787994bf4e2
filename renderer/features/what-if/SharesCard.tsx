import { useMemo, type ReactNode } from 'react';
import { IntervalsCard } from '../../charts/study/IntervalsCard.tsx';
import { whatIfWords } from '../../i18n/what-if.ts';
import type { ForecastProps } from './ForecastCard.tsx';
import { shareIntervals } from './share-intervals.ts';

const t = whatIfWords.shares;

/** How many lines the limits affect, language by language, as a chart with its table. Nothing before a limit is moved. */
export function SharesCard({ moved, onHow }: Pick<ForecastProps, 'moved' | 'onHow'>): ReactNode {
  const intervals = useMemo(() => shareIntervals(moved), [moved]);
  if (intervals.rows.length === 0) return null;
  return (
    <IntervalsCard
      title={t.title}
      note={t.note}
      intervals={intervals}
      state={{ kind: 'ready' }}
      stale={moved.some(({ stale }) => stale)}
      label={t.label}
      onHow={onHow}
    />
  );
}
