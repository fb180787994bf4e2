import type { Screen } from '../../app/screen.ts';
import { BookIcon } from '../../ui/icons.tsx';
import { Glossary } from './Glossary.tsx';

/** What every metric, dimension and model means. Works without a package too. */
export const glossaryScreen: Screen = {
  id: 'glossary',
  group: 'definitions',
  title: 'Glossary',
  icon: BookIcon,
  key: 'g g',
  facts: [],
  inspects: true,
  tables: [],
  Component: Glossary,
};
