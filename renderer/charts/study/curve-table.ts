import { count, decimal } from '../../i18n/format.ts';
import type { TableTwin, TwinCell } from '../table-twin.ts';
import type { CurveFigures } from './curve.ts';
import { speedDigits } from '../../../shared/stats/words.ts';

/** The curves as a table: one row a dot with its lines and titles, its own interval and the band; dots of too few titles have no ratio. */
export function curveTable(studies: readonly (readonly [name: string, study: CurveFigures])[]): TableTwin {
  const digits = Math.max(...studies.map(([, { overview }]) => speedDigits(overview.meanSpeed)), 1);
  const cps = (value: number): string => decimal(value, digits);
  const ratio = (value: number): string => decimal(value, 3);
  return {
    columns: [
      { label: 'language' },
      { label: 'cps, from', show: cps },
      { label: 'to', show: cps },
      { label: 'mean', show: cps },
      { label: 'lines', show: count },
      { label: 'titles', show: count },
      { label: 'ratio', show: ratio },
      { label: 'low', show: ratio },
      { label: 'high', show: ratio },
      { label: 'band, low', show: ratio },
      { label: 'band, high', show: ratio },
    ],
    rows: studies.flatMap(([name, { curve }]) =>
      (curve?.dots ?? []).map(({ from, to, speed, lines, titles, ratio: found }): TwinCell[] => [
        name,
        from,
        to,
        speed,
        lines,
        titles,
        found?.estimate ?? null,
        found?.low ?? null,
        found?.high ?? null,
        found?.bandLow ?? null,
        found?.bandHigh ?? null,
      ]),
    ),
  };
}
