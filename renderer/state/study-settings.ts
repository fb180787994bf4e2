import { z } from 'zod';
import { studyOutcomes } from '../../shared/stats/study/outcomes.ts';
import { smallestBounds, usualQuestion } from '../../shared/stats/study/usual.ts';
import { viewSetting } from './view.ts';

/** What members did: the study is of it, and so is what is decided by it. */
export const outcomeSetting = viewSetting('study.outcome', z.enum(studyOutcomes), usualQuestion.outcome);

/** The least and the most margin, as a share. */
export const marginBounds = { least: 0.001, most: 1 } as const;

/** How much worse the outcome may be shown to get at the safe speed, as a share. */
export const marginSetting = viewSetting(
  'study.margin',
  z.number().min(marginBounds.least).max(marginBounds.most),
  usualQuestion.margin,
);

/** The smallest change of the rate that matters, as a share of all events; null: not stated. */
export const smallestSetting = viewSetting(
  'study.matters',
  z.number().min(smallestBounds.least).max(smallestBounds.most).nullable(),
  usualQuestion.smallestThatMatters,
);

/** Of the draws of titles, as the command line has them unless told. They are in the receipt. */
export const resampling = { seed: usualQuestion.seed, draws: usualQuestion.draws } as const;
