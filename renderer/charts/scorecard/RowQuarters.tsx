import type { ReactNode } from 'react';
import { InspectorSection } from '../../app/inspector.tsx';
import { count } from '../../i18n/format.ts';
import type { Asked } from '../../state/ask.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { metricValue } from '../metric-by/rows.ts';
import type { Period } from '../periods/spec.ts';
import type { ScoreColumn } from './columns.ts';

/** A row quarter by quarter, in the inspector: the first two columns, each with its n. */
export function RowQuarters({
  asked,
  quarters,
  columns,
}: {
  readonly asked: Asked<unknown>;
  /** The latest first. */
  readonly quarters: readonly Period[];
  readonly columns: readonly ScoreColumn[];
}): ReactNode {
  const shown = columns.slice(0, 2);
  const cellOf = (quarter: Period | undefined, column: number): string => {
    const cell = quarter?.cells[column];
    const asks = shown[column];
    if (asks === undefined || cell === undefined || cell.estimate === null) return '–';
    return `${metricValue(asks.metric, cell.estimate.value)} of ${count(cell.n)}`;
  };
  return (
    <InspectorSection title="Quarter by quarter">
      {asked.problem === null ? null : <ErrorState problem={asked.problem} />}
      {asked.answer === null && asked.problem === null ? <Skeleton lines={6} /> : null}
      {quarters.length === 0 ? null : (
        <Table
          caption="Quarter by quarter"
          height={300}
          columns={[
            { key: 'quarter', label: 'Quarter' },
            ...shown.map(({ metric, title }) => ({ key: metric.name, label: title, numeric: true })),
          ]}
          rowCount={quarters.length}
          cell={(at, column) => (column === 0 ? quarters[at]?.name : cellOf(quarters[at], column - 1))}
        />
      )}
    </InspectorSection>
  );
}
