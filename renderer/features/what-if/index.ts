import type { Screen } from '../../app/screen.ts';
import { WhatIfIcon } from '../../ui/icons.tsx';
import { WhatIf } from './WhatIf.tsx';

/** What if: other limits, what they would do to lines and to what members do, and scenarios side by side. */
export const whatIfScreen: Screen = {
  id: 'what-if',
  group: 'decide',
  title: 'What if',
  icon: WhatIfIcon,
  key: 'g w',
  // Its groups are fixed, as the study's are.
  facts: [],
  inspects: true,
  tables: ['timed_text_events', 'line_engagement', 'engagement_segments'],
  Component: WhatIf,
};
