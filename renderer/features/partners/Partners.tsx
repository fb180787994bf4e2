import { useMemo, type ReactNode } from 'react';
import { partnerRolls } from '../../charts/partners/groups.ts';
import type { PartnerChoice } from '../../charts/partners/query.ts';
import { useViewSetting } from '../../state/view.ts';
import { Capacity } from './Capacity.tsx';
import { Scored } from './Scored.tsx';
import { kindSetting, quarterSetting, readingSetting, rollSetting } from './settings.ts';

/** Dubbing partners: one layer over orders, capacity and invoices with three readings. */
export function Partners(): ReactNode {
  const [reading] = useViewSetting(readingSetting);
  const [rollId] = useViewSetting(rollSetting);
  const [kind] = useViewSetting(kindSetting);
  const [quarter] = useViewSetting(quarterSetting);
  const choice = useMemo(
    (): PartnerChoice => ({ roll: partnerRolls[rollId], kind, quarter }),
    [rollId, kind, quarter],
  );
  return reading === 'capacity' ? (
    <Capacity choice={choice} />
  ) : (
    <Scored key={reading} reading={reading} choice={choice} />
  );
}
