import type { Screen } from '../../app/screen.ts';
import { LabIcon } from '../../ui/icons.tsx';
import { Lab } from './Lab.tsx';

/** The rule lab: edit a rule or a metric, and see what moves before anything does. */
export const labScreen: Screen = {
  id: 'lab',
  group: 'definitions',
  title: 'Rule lab',
  icon: LabIcon,
  key: 'g b',
  facts: [],
  tables: [],
  Component: Lab,
};
