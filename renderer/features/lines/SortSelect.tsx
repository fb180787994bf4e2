import type { ReactNode } from 'react';
import { lineSorts } from '../../../shared/semantic/lines-list.ts';
import { lineWords, sortWords } from '../../i18n/lines.ts';
import { useViewSetting } from '../../state/view.ts';
import { Select } from '../../ui/select.tsx';
import { sortSetting } from './settings.ts';

/** What lines are sorted by, the largest first. */
export function SortSelect(): ReactNode {
  const [sort, setSort] = useViewSetting(sortSetting);
  return (
    <Select
      label={lineWords.sort}
      options={lineSorts.map((value) => ({ value, label: sortWords[value] }))}
      chosen={[sort]}
      onChange={([next]) => setSort(lineSorts.find((each) => each === next) ?? 'place')}
    />
  );
}
