import type { Screen } from '../../app/screen.ts';
import { BriefIcon } from '../../ui/icons.tsx';
import { Brief } from './Brief.tsx';

/** The brief: what those who decide on a limit read, written from the study, to save and to print. */
export const briefScreen: Screen = {
  id: 'brief',
  group: 'decide',
  title: 'Brief',
  icon: BriefIcon,
  key: 'g m',
  // Its groups are those of the study, which a shared filter would mix.
  facts: [],
  tables: ['timed_text_events', 'line_engagement', 'engagement_segments'],
  Component: Brief,
};
