import type { Screen } from '../../app/screen.ts';
import { StudyIcon } from '../../ui/icons.tsx';
import { Study } from './Study.tsx';

/** The reading-speed study: what the guide should say, language by language, and how sure that is. */
export const studyScreen: Screen = {
  id: 'study',
  group: 'decide',
  title: 'Study',
  icon: StudyIcon,
  key: 'g s',
  // Its groups are fixed: a shared filter would mix what the study keeps apart.
  facts: [],
  inspects: true,
  tables: ['timed_text_events', 'line_engagement', 'engagement_segments'],
  Component: Study,
};
