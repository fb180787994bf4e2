import type { CheckRule } from '../../shared/guidelines/finding.ts';
import type { LineFinding, LineSort } from '../../shared/semantic/lines-list.ts';

/** What the model finds of a line, in a word or two. */
export const markWords: Readonly<Record<LineFinding, string>> = {
  is_over_limit: 'too fast',
  is_over_line_length: 'line too long',
  is_over_line_count: 'too many lines',
  is_too_short: 'too short on screen',
  is_too_long: 'too long on screen',
  is_gap_too_short: 'gap too short',
  is_overlapping: 'overlaps the next',
};

/** What a check of the guide finds, in a word or two. */
export const ruleWords: Readonly<Record<CheckRule, string>> = {
  reading_speed: 'too fast',
  words_per_minute: 'too many words a minute',
  time_per_word: 'too little time a word',
  min_duration: 'too short on screen',
  max_duration: 'too long on screen',
  line_length: 'line too long',
  line_count: 'too many lines',
  one_line: 'fits on one line',
  line_balance: 'uneven lines',
  overlap: 'overlaps the next',
  min_gap: 'gap too short',
  gap_closing: 'gap to be closed',
  shot_change: 'off the shot change',
  speaker_hyphens: 'speaker hyphens',
  ellipsis: 'ellipsis',
  italics: 'italics barred',
  sdh_brackets: 'brackets of sounds',
  white_space: 'white space',
};

/** What lines can be sorted by. */
export const sortWords: Readonly<Record<LineSort, string>> = {
  place: 'Time',
  cps: 'Speed',
  speed_ratio: 'Speed to limit',
  longest_line: 'Longest line',
  duration_ms: 'Duration',
};

/** The texts of the Lines screen. */
export const lineWords = {
  track: 'Track',
  all: 'all tracks',
  beside: 'Beside',
  none: 'nothing',
  findings: 'Findings',
  any: 'all lines',
  sort: 'Sort by',
  guide: 'Guide',
  withheld: 'text withheld',
  image: 'image',
  noText: 'no text',
  list: 'Subtitle lines',
  pairs: 'Lines of two tracks by time',
  empty: 'No lines here',
  emptyHint: 'Take a filter away, or choose other findings.',
  save: 'Save as CSV',
  file: 'subtitle lines',
  strip: 'Speed over time',
};
