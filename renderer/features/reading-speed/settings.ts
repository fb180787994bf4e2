import { z } from 'zod';
import { outcomeIds } from '../../charts/reading-speed/outcomes.ts';
import { speedAxisIds } from '../../charts/reading-speed/axes.ts';
import { viewSetting } from '../../state/view.ts';

/** The measure on the x axis. */
export const axisSetting = viewSetting('reading-speed.axis', z.enum(speedAxisIds), 'cps');
/** What members did, on the y axis. */
export const outcomeSetting = viewSetting('reading-speed.outcome', z.enum(outcomeIds), 'rewind');
/** Within the title, or pooled over titles. */
export const measureSetting = viewSetting('reading-speed.measure', z.enum(['within', 'pooled']), 'within');
