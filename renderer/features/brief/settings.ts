import { useMemo } from 'react';
import { z } from 'zod';
import type { BriefQuestion } from '../../../shared/brief/model.ts';
import { scenariosFrom, type Scenario } from '../../../shared/workspace/scenario.ts';
import { scenariosSetting } from '../../state/scenarios.ts';
import { marginSetting, outcomeSetting, resampling, smallestSetting } from '../../state/study-settings.ts';
import { useViewSetting, viewSetting } from '../../state/view.ts';

const tagSchema = z.string().regex(/^[A-Za-z0-9-]{1,35}$/);

/** The languages that are chosen, in the order of the document. */
export const languagesSetting = viewSetting('brief.languages', z.array(tagSchema).max(200), []);

/** The name of the scenario whose limits are proposed; null: those that follow from the verdicts. */
export const scenarioSetting = viewSetting('brief.scenario', z.string().max(60).nullable(), null);

/** What is chosen. */
export interface Chosen {
  readonly question: BriefQuestion;
  readonly scenarios: readonly Scenario[];
}

/** The group that is meant unless a scenario is of another. */
const main = { assetType: 'subtitle', audience: 'adult' };

/** The question that the settings make; the same objects as long as they are the same. Without a choice, the languages are the scenario's. */
export function useChosen(): Chosen {
  const [outcome] = useViewSetting(outcomeSetting);
  const [margin] = useViewSetting(marginSetting);
  const [smallestThatMatters] = useViewSetting(smallestSetting);
  const [languages] = useViewSetting(languagesSetting);
  const [name] = useViewSetting(scenarioSetting);
  const [kept] = useViewSetting(scenariosSetting);
  return useMemo(() => {
    const scenarios = scenariosFrom(kept);
    const scenario = scenarios.find((one) => one.name === name) ?? null;
    const { assetType, audience } = scenario ?? main;
    const question: BriefQuestion = {
      outcome,
      margin,
      smallestThatMatters,
      ...resampling,
      assetType,
      audience,
      languages: languages.length > 0 || scenario === null ? languages : [...scenario.limits.keys()],
      limits: scenario?.limits ?? new Map(),
      compliance: scenario?.compliance ?? null,
      scenario: scenario?.name ?? null,
    };
    return { question, scenarios };
  }, [outcome, margin, smallestThatMatters, languages, name, kept]);
}
