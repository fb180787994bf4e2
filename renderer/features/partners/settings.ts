import { z } from 'zod';
import { partnerKindIds, partnerRollIds } from '../../charts/partners/groups.ts';
import { readingIds } from '../../charts/partners/readings.ts';
import { viewSetting } from '../../state/view.ts';

/** Which reading of the layer is shown. */
export const readingSetting = viewSetting('partners.reading', z.enum(readingIds), 'operations');
/** What the rows are. */
export const rollSetting = viewSetting('partners.by', z.enum(partnerRollIds), 'partner');
/** Whose work is looked at. */
export const kindSetting = viewSetting('partners.kind', z.enum(partnerKindIds), 'dubbing_studio');
/** First day of the quarter that is looked at; empty for all of them. */
export const quarterSetting = viewSetting('partners.quarter', z.union([z.literal(''), z.iso.date()]), '');
/** Weeks of capacity: those to come, or those that were. */
export const weeksSetting = viewSetting('partners.weeks', z.enum(['ahead', 'past']), 'ahead');
