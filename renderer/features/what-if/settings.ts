import { z } from 'zod';
import { studyOutcomes } from '../../../shared/stats/study/outcomes.ts';
import { keptLimitsSchema } from '../../../shared/workspace/scenario.ts';
import { viewSetting } from '../../state/view.ts';

/** The limits in view, as a scenario holds them; null until something is moved or chosen. */
export const limitsSetting = viewSetting('what-if.limits', keptLimitsSchema.nullable(), null);
/** What members did. */
export const outcomeSetting = viewSetting('what-if.outcome', z.enum(studyOutcomes), 'rewinds');
/** The limits in view, or all scenarios side by side. */
export const viewsSetting = viewSetting('what-if.view', z.enum(['limits', 'compare']), 'limits');
/** The figure that the chart shows. */
export const figureSetting = viewSetting(
  'what-if.figure',
  z.enum(['change', 'perThousandExposures', 'perThousandHours']),
  'change',
);
/** By what the lines of a language are taken apart. */
export const partsSetting = viewSetting('what-if.parts', z.enum(['byGenre', 'byDuration']), 'byGenre');
