import { z } from 'zod';
import { checkRules } from '../../../shared/guidelines/finding.ts';
import { lineFindings, lineSorts } from '../../../shared/semantic/lines-list.ts';
import { viewSetting } from '../../state/view.ts';

const id = z.string().max(1000);

/** The version whose lines are shown, by its id; '' for all. */
export const versionSetting = viewSetting('lines.version', id, '');
/** The version that stands beside it; '' for none. */
export const besideSetting = viewSetting('lines.beside', id, '');
/** What lines are sorted by. */
export const sortSetting = viewSetting('lines.sort', z.enum(lineSorts), 'place');
/** Of all versions: what lines are held to; '' for all lines. */
export const markSetting = viewSetting('lines.mark', z.enum(['', ...lineFindings]), '');
/** Of one version: the check whose findings are shown; '' for all lines. */
export const ruleSetting = viewSetting('lines.rule', z.enum(['', ...checkRules]), '');
/** The guide that lines are checked by, by its id: a preset, or one of the user's own. */
export const guideSetting = viewSetting('lines.guide', z.string().min(1).max(100), 'netflix');
/** Whose limits answer first, where the package has some of its own. */
export const firstSetting = viewSetting('lines.first', z.enum(['package', 'guide']), 'package');
