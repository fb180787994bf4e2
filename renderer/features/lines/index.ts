import type { Screen } from '../../app/screen.ts';
import { LinesIcon } from '../../ui/icons.tsx';
import { Lines } from './Lines.tsx';

/** The Lines screen: every subtitle line, in its own script, against the limits of a style guide. */
export const linesScreen: Screen = {
  id: 'lines',
  group: 'explore',
  title: 'Lines',
  icon: LinesIcon,
  key: 'g t',
  facts: ['lines'],
  tables: [],
  Component: Lines,
};
