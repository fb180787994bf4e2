import type { Screen } from '../../app/screen.ts';
import { PartnersIcon } from '../../ui/icons.tsx';
import { Partners } from './Partners.tsx';

/** The work of dubbing partners: operations, capacity and finance as three readings of one layer. */
export const partnersScreen: Screen = {
  id: 'partners',
  group: 'operate',
  title: 'Dubbing partners',
  icon: PartnersIcon,
  key: 'g d',
  facts: ['work', 'quality'],
  tables: ['partners', 'work_orders', 'deliveries'],
  Component: Partners,
};
