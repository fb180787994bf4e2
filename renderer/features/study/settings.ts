import { useMemo } from 'react';
import { z } from 'zod';
import { studyOutcomes } from '../../../shared/stats/study/outcomes.ts';
import { stratumParts } from '../../../shared/stats/study/strata.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import { useViewSetting, viewSetting } from '../../state/view.ts';

/** What members did. */
export const outcomeSetting = viewSetting('study.outcome', z.enum(studyOutcomes), 'rewinds');
/** The part that a language is told apart by. */
export const bySetting = viewSetting('study.by', z.enum(['none', ...stratumParts]), 'none');
/** The least and the most margin, as a share. */
export const marginBounds = { least: 0.001, most: 1 } as const;
/** How much worse the outcome may be shown to get at the safe speed, as a share. */
export const marginSetting = viewSetting(
  'study.margin',
  z.number().min(marginBounds.least).max(marginBounds.most),
  0.05,
);
/** A card a language, or all languages side by side. */
export const viewsSetting = viewSetting('study.view', z.enum(['cards', 'together']), 'cards');

/** Of the draws of titles, as the command line has them unless told. They are in the receipt. */
const resampling = { seed: 1, draws: 199 };

/** The question that the settings make; the same object as long as they are the same. */
export function useQuestion(): StudyQuestion {
  const [outcome] = useViewSetting(outcomeSetting);
  const [by] = useViewSetting(bySetting);
  const [margin] = useViewSetting(marginSetting);
  return useMemo(
    () => ({ outcome, languages: null, by: by === 'none' ? null : by, margin, ...resampling }),
    [outcome, by, margin],
  );
}
