import type { Screen } from '../../app/screen.ts';
import { MakerIcon } from '../../ui/icons.tsx';
import { Producers } from './Producers.tsx';

/** The Producers screen: who made this dub or subtitle? */
export const producersScreen: Screen = {
  id: 'producers',
  group: 'operate',
  title: 'Producers',
  icon: MakerIcon,
  key: 'g p',
  facts: ['assets'],
  tables: ['assets', 'partners'],
  Component: Producers,
};
