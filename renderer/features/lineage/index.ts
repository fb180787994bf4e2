import type { Screen } from '../../app/screen.ts';
import { LineageIcon } from '../../ui/icons.tsx';
import { Lineage } from './Lineage.tsx';

/** Where every figure comes from, and what comes from every column. Works without a package too. */
export const lineageScreen: Screen = {
  id: 'lineage',
  group: 'definitions',
  title: 'Lineage',
  icon: LineageIcon,
  key: 'g l',
  facts: [],
  inspects: true,
  tables: [],
  Component: Lineage,
};
