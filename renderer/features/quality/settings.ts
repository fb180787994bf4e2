import { z } from 'zod';
import { mediumIds, qualityGroupIds } from '../../charts/quality/groups.ts';
import { viewSetting } from '../../state/view.ts';

/** Dubs, or texts. */
export const mediumSetting = viewSetting('quality.medium', z.enum(mediumIds), 'dub');
/** What the rows are. */
export const groupSetting = viewSetting('quality.by', z.enum(qualityGroupIds), 'producer');
/** First day of the quarter that is looked at; empty for all of them. */
export const quarterSetting = viewSetting('quality.quarter', z.union([z.literal(''), z.iso.date()]), '');
