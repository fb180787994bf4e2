import type { ReactNode } from 'react';
import { count } from '../../i18n/format.ts';
import { useStore } from '../../state/store.ts';
import { Select } from '../../ui/select.tsx';
import { isOpenQuarter, quarterName } from './period.ts';
import type { Period } from './spec.ts';

/** Props of {@link QuarterSelect}. */
export interface QuarterSelectProps {
  readonly quarters: readonly Period[];
  /** First day of the chosen quarter; empty for all. */
  readonly value: string;
  readonly onChange: (firstDay: string) => void;
}

/** Which quarter is looked at, of those that there are. One that is not there any more stays to be seen. */
export function QuarterSelect({ quarters, value, onChange }: QuarterSelectProps): ReactNode {
  const asOf = useStore((state) => state.opened?.loaded.manifest.asOf ?? '');
  const known = quarters.toReversed().map(({ id, name, cells }) => ({
    value: id,
    label: isOpenQuarter(id, asOf) ? `${name} so far` : name,
    note: count(cells[0]?.n ?? 0),
  }));
  const isKnown = value === '' || known.some((quarter) => quarter.value === value);
  return (
    <Select
      label="Quarter"
      options={[
        { value: '', label: 'all' },
        ...(isKnown ? [] : [{ value, label: quarterName(value), note: '0' }]),
        ...known,
      ]}
      chosen={[value]}
      onChange={([next = '']) => onChange(next)}
    />
  );
}
