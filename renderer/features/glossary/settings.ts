import { z } from 'zod';
import { viewSetting } from '../../state/view.ts';

/** Words that an entry must have. */
export const searchSetting = viewSetting('glossary.search', z.string().max(200), '');
/** The domain of the metrics that are listed; empty for all. */
export const domainSetting = viewSetting('glossary.domain', z.string().max(80), '');
/** Their status. */
export const statusSetting = viewSetting('glossary.status', z.enum(['all', 'certified', 'draft']), 'all');
/** The dimension by which a metric is tried; one that does not reach it gives way to the first that does. */
export const tryBySetting = viewSetting('glossary.by', z.string().max(80), '');
