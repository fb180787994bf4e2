import { count, decimal } from '../../i18n/format.ts';
import { percent } from '../figures.ts';
import type { TableTwin, TwinCell } from '../table-twin.ts';
import type { SpeedPanel } from './panel.ts';
import type { SpeedChoice } from './query.ts';

/** The chart as a table: one row a language and bin, with n, both measures and their intervals. Small bins keep their counts and lose their rates. */
export function speedTable(panels: readonly SpeedPanel[], { axis, outcome }: SpeedChoice): TableTwin {
  const ratio = (value: number) => decimal(value, 3);
  const rate = (value: number) => percent(value, 3);
  return {
    columns: [
      { label: 'language' },
      { label: `${axis.unit}, from`, show: axis.show },
      { label: 'to', show: axis.show },
      { label: 'lines', show: count },
      { label: 'titles', show: count },
      { label: 'exposures', show: count },
      { label: `${outcome.events}, within title`, show: ratio },
      { label: 'low', show: ratio },
      { label: 'high', show: ratio },
      { label: `${outcome.events} per exposure, pooled`, show: rate },
      { label: 'low', show: rate },
      { label: 'high', show: rate },
      { label: 'note' },
    ],
    rows: panels.flatMap((panel) =>
      panel.bins.map((bin): TwinCell[] => [
        panel.name,
        bin.from,
        bin.to,
        bin.lines,
        bin.titles,
        bin.exposures,
        bin.ratio?.value ?? null,
        bin.ratio?.low ?? null,
        bin.ratio?.high ?? null,
        bin.rate?.value ?? null,
        bin.rate?.low ?? null,
        bin.rate?.high ?? null,
        bin.small ? 'too few' : '',
      ]),
    ),
  };
}
