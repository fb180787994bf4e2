import { keptScenariosSchema } from '../../shared/workspace/scenario.ts';
import { viewSetting } from './view.ts';

/** The scenarios that are kept with the view: What if makes and compares them, the brief proposes them. */
export const scenariosSetting = viewSetting('what-if.scenarios', keptScenariosSchema, {});
