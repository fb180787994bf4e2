import type { Screen } from '../../app/screen.ts';
import { SharesIcon } from '../../ui/icons.tsx';
import { Consumption } from './Consumption.tsx';

/** The consumption language screen. */
export const consumptionScreen: Screen = {
  id: 'consumption',
  group: 'explore',
  title: 'Consumption language',
  icon: SharesIcon,
  key: 'g c',
  facts: ['viewing'],
  tables: ['viewing', 'title_original_languages'],
  Component: Consumption,
};
