import type { Screen } from '../../app/screen.ts';
import { SpeedIcon } from '../../ui/icons.tsx';
import { ReadingSpeed } from './ReadingSpeed.tsx';

/** The reading speed screen. */
export const readingSpeedScreen: Screen = {
  id: 'reading-speed',
  group: 'explore',
  title: 'Reading speed',
  icon: SpeedIcon,
  key: 'g r',
  facts: ['lines'],
  tables: ['timed_text_events', 'line_engagement'],
  Component: ReadingSpeed,
};
