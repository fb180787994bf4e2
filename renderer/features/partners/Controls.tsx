import type { ReactNode } from 'react';
import { Toolbar } from '../../app/parts.tsx';
import { partnerKindIds, partnerKinds, partnerRollIds } from '../../charts/partners/groups.ts';
import type { ReadingId } from '../../charts/partners/readings.ts';
import { QuarterSelect } from '../../charts/periods/QuarterSelect.tsx';
import type { Period } from '../../charts/periods/spec.ts';
import { useViewSetting } from '../../state/view.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { kindSetting, quarterSetting, readingSetting, rollSetting, weeksSetting } from './settings.ts';

const readings: readonly { readonly value: ReadingId; readonly label: string }[] = [
  { value: 'operations', label: 'Operations' },
  { value: 'capacity', label: 'Capacity' },
  { value: 'finance', label: 'Finance' },
];

const rollLabels = {
  partner: 'Partner',
  parent: 'Parent',
  language: 'Language',
  service: 'Service',
} as const;

/** The reading, what the rows are, whose work, and then what the reading has of its own. */
export function Controls({ children }: { readonly children: ReactNode }): ReactNode {
  const [reading, setReading] = useViewSetting(readingSetting);
  const [roll, setRoll] = useViewSetting(rollSetting);
  const [kind, setKind] = useViewSetting(kindSetting);
  return (
    <Toolbar>
      <Segmented label="Reading" choices={readings} value={reading} onChange={setReading} />
      <Segmented
        label="By"
        showLabel
        choices={partnerRollIds.map((value) => ({ value, label: rollLabels[value] }))}
        value={roll}
        onChange={setRoll}
      />
      <Select
        label="Partners"
        options={partnerKindIds.map((value) => ({ value, label: partnerKinds[value].label }))}
        chosen={[kind]}
        onChange={([next]) => setKind(partnerKindIds.find((each) => each === next) ?? 'all')}
      />
      {children}
    </Toolbar>
  );
}

/** Which quarter is looked at. */
export function QuarterChoice({ quarters }: { readonly quarters: readonly Period[] }): ReactNode {
  const [quarter, setQuarter] = useViewSetting(quarterSetting);
  return <QuarterSelect quarters={quarters} value={quarter} onChange={setQuarter} />;
}

const weekChoices = [
  { value: 'ahead', label: 'To come' },
  { value: 'past', label: 'Past' },
] as const;

/** Weeks to come, or those that were. */
export function WeeksChoice(): ReactNode {
  const [weeks, setWeeks] = useViewSetting(weeksSetting);
  return <Segmented label="Weeks" showLabel choices={weekChoices} value={weeks} onChange={setWeeks} />;
}
