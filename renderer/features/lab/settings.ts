import { z } from 'zod';
import { viewSetting } from '../../state/view.ts';

/** What is listed to be edited: models with a decision table, metrics, or everything else. */
export const kinds = ['rules', 'metrics', 'other'] as const;
/** One of {@link kinds}. */
export type Kind = (typeof kinds)[number];
/** Which kind of definitions is listed. */
export const kindSetting = viewSetting('lab.kind', z.enum(kinds), 'rules');

/** The file that is edited; one that is not there gives way to the first of its kind. */
export const fileSetting = viewSetting('lab.file', z.string().max(200), '');

/** How a decision table is edited. */
export const ways = ['form', 'yaml'] as const;
/** As what an edit is written. */
export const waySetting = viewSetting('lab.as', z.enum(ways), 'form');
