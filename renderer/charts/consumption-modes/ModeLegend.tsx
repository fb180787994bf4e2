import type { ReactNode } from 'react';
import { consumptionModes, type ConsumptionMode } from '../modes.ts';
import { useTheme } from '../../app/theme.ts';

/** The modes in their fixed order, with their colours; only those that occur. */
export function ModeLegend({ shown }: { readonly shown: readonly ConsumptionMode[] }): ReactNode {
  const theme = useTheme();
  const ids = new Set(shown.map((mode) => mode.id));
  return (
    <ul className="mode-legend" aria-label="Consumption modes">
      {consumptionModes
        .filter((mode) => ids.has(mode.id))
        .map((mode) => (
          <li key={mode.id}>
            <span
              className={mode.dashed ? 'mode-swatch mode-swatch-dashed' : 'mode-swatch'}
              style={mode.dashed ? undefined : { background: mode.colour[theme] }}
              aria-hidden="true"
            />
            {mode.label}
          </li>
        ))}
    </ul>
  );
}
