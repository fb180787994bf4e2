import { hyphenStyles, type Figure, type FigureRule } from '../../../../shared/guidelines/figure.ts';
import { figureLabels, guideWords, type figureTakes } from '../../../i18n/guide.ts';

/** A figure that can be edited: a number in one of some units, or one of some ways to write. */
export interface Field {
  readonly rule: EditableRule;
  readonly label: string;
  /** The first is that of a figure that is new. */
  readonly units: readonly Figure['unit'][];
  /** What the number must be; null of a way to write. */
  readonly takes: keyof typeof figureTakes | null;
  /** The ways to write; none of a number. */
  readonly choices: readonly string[];
}

/** How characters are counted follows the language and is no figure to set: a speed counted otherwise can't be held to a limit. */
export type EditableRule = Exclude<FigureRule, 'count_mode'>;

function number(
  rule: EditableRule,
  takes: NonNullable<Field['takes']>,
  ...units: readonly Figure['unit'][]
): Field {
  return { rule, label: figureLabels[rule], units, takes, choices: [] };
}

function style(rule: EditableRule, ...choices: readonly string[]): Field {
  return { rule, label: figureLabels[rule], units: ['style'], takes: null, choices };
}

/** Every figure that can be edited, by what it is about. */
export const fieldGroups: readonly { readonly title: string; readonly fields: readonly Field[] }[] = [
  {
    title: guideWords.groups.speed,
    fields: [
      number('max_cps', 'positive', 'characters_per_second'),
      number('max_wpm', 'positive', 'words_per_minute'),
      number('min_time_per_word', 'positive', 's', 'ms'),
    ],
  },
  {
    title: guideWords.groups.length,
    fields: [
      number('max_chars_per_line', 'positive', 'characters'),
      number('max_chars_per_line_vertical', 'positive', 'characters'),
      number('max_lines', 'whole', 'lines'),
      number('min_line_balance', 'share', 'share'),
      style('one_line_if_fits', 'asked'),
    ],
  },
  {
    title: guideWords.groups.time,
    fields: [
      number('min_duration', 'positive', 's', 'ms', 'frames'),
      number('max_duration', 'positive', 's', 'ms', 'frames'),
      number('min_gap', 'count', 'frames'),
      number('close_gaps_below', 'positive', 's', 'ms'),
    ],
  },
  {
    title: guideWords.groups.cuts,
    fields: [
      number('snap_to_cut_within', 'positive', 's', 'ms'),
      number('snap_in_time_before_cut', 'count', 'frames_at_24'),
      number('out_time_before_cut', 'count', 'frames'),
    ],
  },
  {
    title: guideWords.groups.style,
    fields: [
      style('speaker_hyphens', ...hyphenStyles),
      style('italics', 'barred', 'allowed'),
      style('ellipsis', '…', '...'),
      style('sdh_brackets', '[]', '()'),
      style('white_space', 'single'),
    ],
  },
];
