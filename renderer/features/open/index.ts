import type { Screen } from '../../app/screen.ts';
import { words } from '../../i18n/words.ts';
import { FolderIcon } from '../../ui/icons.tsx';
import { OpenScreen } from './open-screen.tsx';

/** Opening a package, and what opening it found. */
export const openScreen: Screen = {
  id: 'open',
  group: 'explore',
  title: words.open.title,
  icon: FolderIcon,
  key: 'g o',
  facts: [],
  tables: [],
  Component: OpenScreen,
};
