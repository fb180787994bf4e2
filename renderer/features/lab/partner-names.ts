import { useMemo } from 'react';
import { partnerNamesSql } from '../../../shared/semantic/partner-names.ts';
import { useRows } from '../../state/ask.ts';

/** What partners are called, by partner_id. */
export type PartnerNames = ReadonlyMap<string, string>;

/** The names of the partners of the open package; none until they are read. */
export function usePartnerNames(): PartnerNames {
  const { answer } = useRows(partnerNamesSql);
  return useMemo(() => {
    const [ids = [], names = []] = answer?.values ?? [];
    return new Map(ids.map((id, row) => [String(id), String(names[row])]));
  }, [answer]);
}
