import type { ReactNode } from 'react';
import { InspectorSection } from '../../app/inspector.tsx';
import { percent } from '../../charts/figures.ts';
import { rowFilter, type PartnerChoice } from '../../charts/partners/query.ts';
import { loadWords, type CapacityRow } from '../../charts/utilisation/rows.ts';
import { count, date } from '../../i18n/format.ts';
import { setFilter } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';

/** The weeks of a row in full. */
export function CapacityDetail({
  row,
  choice,
}: {
  readonly row: CapacityRow;
  readonly choice: PartnerChoice;
}): ReactNode {
  const { name, cells } = row;
  return (
    <InspectorSection title={name}>
      <div className="row">
        <Button onClick={() => setFilter(rowFilter(choice.roll, row.id))}>Show only this</Button>
      </div>
      <Table
        caption={`Weeks of ${name}`}
        height={400}
        columns={[
          { key: 'week', label: 'Week of', weight: 3 },
          { key: 'declared', label: 'Declared', numeric: true, weight: 2 },
          { key: 'booked', label: 'Booked', numeric: true, weight: 2 },
          { key: 'share', label: 'Share', numeric: true, weight: 2 },
        ]}
        rowCount={cells.length}
        cell={(at, column) => {
          const cell = cells[at];
          if (cell === undefined) return null;
          const { week, declared, booked, utilisation, load } = cell;
          const share = utilisation === null ? '–' : percent(utilisation, 0);
          return [
            date(week),
            count(declared),
            count(booked),
            <span key="share" title={load === null ? undefined : loadWords[load]}>
              {load === 'over' ? `${share} !` : share}
            </span>,
          ][column];
        }}
      />
    </InspectorSection>
  );
}
