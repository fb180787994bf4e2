import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { percent } from '../figures.ts';
import { RowButtons } from '../RowButtons.tsx';
import { VegaChart } from '../vega/VegaChart.tsx';
import type { CapacityRow } from './rows.ts';
import { capacityFrame, capacityRowHeight, capacitySpec, capacityTop, describeCapacity } from './spec.ts';

/** Props of {@link UtilisationChart}. */
export interface UtilisationChartProps {
  readonly rows: readonly CapacityRow[];
  readonly width: number;
  readonly onChoose: (row: CapacityRow) => void;
}

/** Rows by weeks. The name of a row is a button, for the keyboard too. */
export function UtilisationChart({ rows, width, onChoose }: UtilisationChartProps): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => capacityFrame(width, rows.length), [width, rows.length]);
  const spec = useMemo(() => capacitySpec(rows, theme, frame), [rows, theme, frame]);
  return (
    <VegaChart spec={spec} frame={frame} description={describeCapacity(rows)}>
      <RowButtons
        rows={rows.map((row) => ({ key: row.id ?? '', label: `${row.name}: ${spoken(row)}` }))}
        top={capacityTop}
        height={capacityRowHeight}
        width={frame.padding.left}
        onChoose={(place) => {
          const row = rows[place];
          if (row !== undefined) onChoose(row);
        }}
      />
    </VegaChart>
  );
}

function spoken({ declared, booked, cells }: CapacityRow): string {
  const over = cells.filter(({ load }) => load === 'over').length;
  const share = declared > 0 ? percent(booked / declared, 0) : 'nothing declared';
  return over === 0 ? share : `${share}, ${over} weeks booked beyond what was declared`;
}
