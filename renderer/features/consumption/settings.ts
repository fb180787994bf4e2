import { z } from 'zod';
import { groupIds, viewMeasures } from '../../charts/consumption-modes/groups.ts';
import { viewSetting } from '../../state/view.ts';

/** What the bars are: languages, countries, original languages or weeks. */
export const groupSetting = viewSetting('consumption.group', z.enum(groupIds), 'consumption_language');
/** What a share is of. */
export const measureSetting = viewSetting('consumption.measure', z.enum(viewMeasures), 'views');
