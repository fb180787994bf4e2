import { count, decimal } from '../../i18n/format.ts';
import { percent } from '../figures.ts';
import type { TableTwin, TwinCell } from '../table-twin.ts';
import { measureWords } from './groups.ts';
import type { ConsumptionChoice } from './query.ts';
import type { ConsumptionGroup } from './rows.ts';

const share = (value: number) => percent(value, 2);

/** The modes chart as a table: one row a group and mode. */
export function modesTable(
  groups: readonly ConsumptionGroup[],
  { grouping, measure }: ConsumptionChoice,
): TableTwin {
  return {
    columns: [
      { label: grouping.label },
      { label: 'mode' },
      { label: 'views', show: count },
      { label: 'hours', show: (value) => decimal(value, 0) },
      { label: measureWords[measure].title, show: share },
      { label: 'low', show: share },
      { label: 'high', show: share },
    ],
    rows: groups.flatMap((group) =>
      group.segments.map((segment): TwinCell[] => [
        group.name,
        segment.mode.label,
        segment.views,
        segment.hours,
        segment.share.value,
        segment.share.low,
        segment.share.high,
      ]),
    ),
  };
}

/** Each group as a whole: how much is localized and how much is watched to the end. */
export function groupsTable(
  groups: readonly ConsumptionGroup[],
  { grouping, measure }: ConsumptionChoice,
): TableTwin {
  return {
    columns: [
      { label: grouping.label },
      { label: 'views', show: count },
      { label: 'hours', show: (value) => decimal(value, 0) },
      { label: `localized, ${measureWords[measure].title}`, show: share },
      { label: 'low', show: share },
      { label: 'high', show: share },
      { label: 'completed', show: share },
      { label: 'low', show: share },
      { label: 'high', show: share },
    ],
    rows: groups.map((group): TwinCell[] => [
      group.name,
      group.views,
      group.hours,
      group.localized?.value ?? null,
      group.localized?.low ?? null,
      group.localized?.high ?? null,
      group.completion?.value ?? null,
      group.completion?.low ?? null,
      group.completion?.high ?? null,
    ]),
  };
}
