import { useMemo, type ReactNode } from 'react';
import { percent } from '../figures.ts';
import { useTheme } from '../../app/theme.ts';
import { RowButtons } from '../RowButtons.tsx';
import { VegaChart } from '../vega/VegaChart.tsx';
import type { ConsumptionChoice } from './query.ts';
import type { ConsumptionGroup } from './rows.ts';
import { describeModes, modesFrame, modesSpec, pickedSegment, rowHeight } from './spec.ts';

/** Props of {@link ModesChart}. */
export interface ModesChartProps {
  readonly groups: readonly ConsumptionGroup[];
  readonly choice: ConsumptionChoice;
  readonly width: number;
  /** A group was chosen by its name, or a mode of it by its segment. */
  readonly onChoose: (group: ConsumptionGroup, mode: string | null) => void;
}

/** The modes of each group as bars. A segment answers to a click; the name of a group is a button, for the keyboard too. */
export function ModesChart({ groups, choice, width, onChoose }: ModesChartProps): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => modesFrame(width, groups.length), [width, groups.length]);
  const spec = useMemo(() => modesSpec(groups, choice, theme, frame), [groups, choice, theme, frame]);
  const pick = (text: string): void => {
    const { row, mode } = pickedSegment(text);
    const group = groups[row];
    if (group !== undefined) onChoose(group, mode);
  };
  return (
    <VegaChart spec={spec} frame={frame} description={describeModes(groups, choice)} onPick={pick}>
      <RowButtons
        rows={groups.map((group) => ({ key: group.id ?? '', label: `${group.name}: ${spoken(group)}` }))}
        height={rowHeight}
        width={frame.padding.left}
        onChoose={(row) => {
          const group = groups[row];
          if (group !== undefined) onChoose(group, null);
        }}
      />
    </VegaChart>
  );
}

function spoken({ segments }: ConsumptionGroup): string {
  return segments.map(({ mode, share }) => `${mode.label} ${percent(share.value)}`).join(', ');
}
