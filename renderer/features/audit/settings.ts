import { z } from 'zod';
import { viewSetting } from '../../state/view.ts';

/** What is suggested for the dashboards that are listed. */
export const suggestionSetting = viewSetting(
  'audit.suggestion',
  z.enum(['all', 'merge', 'retire', 'keep']),
  'all',
);
/** Their subject; empty for all. */
export const subjectSetting = viewSetting('audit.subject', z.string().max(200), '');
/** Words in their names and owners. */
export const searchSetting = viewSetting('audit.search', z.string().max(200), '');
/** The cluster whose logic is shown; one that is not there gives way to the first. */
export const clusterSetting = viewSetting('audit.cluster', z.string().max(200), '');
/** The figure whose values are listed: its dashboard's id and its label; empty for none. */
export const figureSetting = viewSetting('audit.figure', z.array(z.string().max(400)).max(2), []);
