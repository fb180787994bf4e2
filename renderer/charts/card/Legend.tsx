import type { ReactNode } from 'react';
import { words } from '../../i18n/words.ts';
import { shapePaths } from '../shapes.ts';
import type { LegendEntry } from './legend-entries.ts';

/** What the marks of a chart mean, over it. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }): ReactNode {
  if (entries.length === 0) return null;
  return (
    <ul className="chart-legend" aria-label={words.chart.legend}>
      {entries.map(({ label, colour, shape, look }) => (
        <li key={label}>
          <svg width="14" height="12" viewBox="-1.75 -1.5 3.5 3" aria-hidden="true">
            <path
              d={shapePaths[shape]}
              fill={look === 'filled' ? colour : 'none'}
              stroke={colour}
              strokeWidth={look === 'filled' ? 0 : 0.35}
              strokeDasharray={look === 'dashed' ? '0.6 0.5' : undefined}
            />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
