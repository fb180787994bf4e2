import type { Figure } from '../../figure.ts';
import {
  generalRequirements,
  japaneseGuide,
  olderRequirements,
  subtitleEdit,
  timingGuidelines,
} from './sources.ts';

const everywhere = {};
const japanese = { languages: ['ja'] };

const durations: readonly Figure[] = [
  {
    rule: 'min_duration',
    value: 5 / 6,
    unit: 's',
    scope: everywhere,
    ...generalRequirements,
    note: '20 frames at 24 frames per second.',
  },
  { rule: 'min_duration', value: 0.5, unit: 's', scope: japanese, ...japaneseGuide },
  { rule: 'max_duration', value: 7, unit: 's', scope: everywhere, ...generalRequirements },
];

const notForJapanese = 'Not checked for Japanese there; no rule for Japanese was found.';

const gaps: readonly Figure[] = [
  {
    rule: 'min_gap',
    value: 2,
    unit: 'frames',
    scope: everywhere,
    ...timingGuidelines,
    note: 'At every frame rate.',
  },
  { rule: 'min_gap', value: null, unit: 'frames', scope: japanese, ...subtitleEdit, note: notForJapanese },
  {
    rule: 'close_gaps_below',
    value: 0.5,
    unit: 's',
    scope: everywhere,
    ...timingGuidelines,
    note: 'Gaps of 3 to 11 frames at 24 frames per second are closed to 2, by moving the earlier out-time.',
  },
  {
    rule: 'close_gaps_below',
    value: null,
    unit: 's',
    scope: japanese,
    ...subtitleEdit,
    note: notForJapanese,
  },
];

const shotChanges: readonly Figure[] = [
  { rule: 'snap_to_cut_within', value: 0.5, unit: 's', scope: everywhere, ...timingGuidelines },
  { rule: 'out_time_before_cut', value: 2, unit: 'frames', scope: everywhere, ...timingGuidelines },
  {
    rule: 'snap_in_time_before_cut',
    value: 7,
    unit: 'frames_at_24',
    scope: everywhere,
    ...olderRequirements,
    otherwise: [{ value: 8, ...subtitleEdit }],
    note: 'So many frames before a cut or fewer, the in-time moves to the cut; from there up to half a second, to half a second before it.',
  },
];

/** Durations, gaps and shot changes. */
export const netflixTiming: readonly Figure[] = [...durations, ...gaps, ...shotChanges];
