import { useMemo } from 'react';
import { z } from 'zod';
import { stratumParts } from '../../../shared/stats/study/strata.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import { marginSetting, outcomeSetting, resampling, smallestSetting } from '../../state/study-settings.ts';
import { useViewSetting, viewSetting } from '../../state/view.ts';

/** The part that a language is told apart by. */
export const bySetting = viewSetting('study.by', z.enum(['none', ...stratumParts]), 'none');
/** A card a language, or all languages side by side. */
export const viewsSetting = viewSetting('study.view', z.enum(['cards', 'together']), 'cards');

/** The question that the settings make; the same object as long as they are the same. */
export function useQuestion(): StudyQuestion {
  const [outcome] = useViewSetting(outcomeSetting);
  const [by] = useViewSetting(bySetting);
  const [margin] = useViewSetting(marginSetting);
  const [smallestThatMatters] = useViewSetting(smallestSetting);
  return useMemo(
    () => ({
      outcome,
      languages: null,
      group: null,
      by: by === 'none' ? null : by,
      margin,
      smallestThatMatters,
      ...resampling,
    }),
    [outcome, by, margin, smallestThatMatters],
  );
}
