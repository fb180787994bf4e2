import { z } from 'zod';
import { producerGroups } from '../../charts/producers/query.ts';
import { viewSetting } from '../../state/view.ts';

/** What is searched for. */
export const searchSetting = viewSetting('producers.search', z.string().max(200), '');
/** The asset whose producer is told, by its id; '' for none. */
export const assetSetting = viewSetting('producers.asset', z.string().max(200), '');
/** What the shares are grouped by. */
export const groupSetting = viewSetting('producers.group', z.enum(producerGroups), 'workflow');
