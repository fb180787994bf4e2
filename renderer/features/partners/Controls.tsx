import type { ReactNode } from 'react';
import { Toolbar } from '../../app/parts.tsx';
import { partnerKindIds, partnerKinds, partnerRollIds } from '../../charts/partners/groups.ts';
import type { ReadingId } from '../../charts/partners/readings.ts';
import { isOpenQuarter, quarterName } from '../../charts/periods/period.ts';
import type { Period } from '../../charts/periods/spec.ts';
import { count } from '../../i18n/format.ts';
import { useStore } from '../../state/store.ts';
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

/** Which quarter is looked at, of those that there are. One that is not there any more stays to be seen. */
export function QuarterChoice({ quarters }: { readonly quarters: readonly Period[] }): ReactNode {
  const [quarter, setQuarter] = useViewSetting(quarterSetting);
  const asOf = useStore((state) => state.opened?.loaded.manifest.asOf ?? '');
  const known = quarters.toReversed().map(({ id, name, cells }) => ({
    value: id,
    label: isOpenQuarter(id, asOf) ? `${name} so far` : name,
    note: count(cells[0]?.n ?? 0),
  }));
  const isKnown = quarter === '' || known.some(({ value }) => value === quarter);
  return (
    <Select
      label="Quarter"
      options={[
        { value: '', label: 'all' },
        ...(isKnown ? [] : [{ value: quarter, label: quarterName(quarter), note: '0' }]),
        ...known,
      ]}
      chosen={[quarter]}
      onChange={([next = '']) => setQuarter(next)}
    />
  );
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
