import { z } from 'zod';
import { viewSetting } from '../../state/view.ts';

/** What is listed to be edited: models with a decision table, metrics, or everything else. */
export const kinds = ['rules', 'metrics', 'other'] as const;
export type Kind = (typeof kinds)[number];
export const kindSetting = viewSetting('lab.kind', z.enum(kinds), 'rules');

/** The file that is edited; one that is not there gives way to the first of its kind. */
export const fileSetting = viewSetting('lab.file', z.string().max(200), '');

/** How a decision table is edited. */
export const ways = ['form', 'yaml'] as const;
export const waySetting = viewSetting('lab.as', z.enum(ways), 'form');
