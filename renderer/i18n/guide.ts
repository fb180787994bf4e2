import type { FigureRule } from '../../shared/guidelines/figure.ts';

/** What a figure of a guide is called in a form. */
export const figureLabels: Readonly<Record<Exclude<FigureRule, 'count_mode'>, string>> = {
  max_cps: 'Fastest speed',
  max_wpm: 'Most words',
  min_time_per_word: 'Least time a word',
  max_chars_per_line: 'Longest line',
  max_chars_per_line_vertical: 'Longest vertical line',
  min_line_balance: 'Least of the shorter line',
  max_lines: 'Most lines',
  one_line_if_fits: 'One line where it fits',
  min_duration: 'Shortest on screen',
  max_duration: 'Longest on screen',
  min_gap: 'Least gap',
  close_gaps_below: 'Gaps closed below',
  snap_to_cut_within: 'Times belong to a cut within',
  snap_in_time_before_cut: 'In-times move onto a cut up to',
  out_time_before_cut: 'Out-times before a cut',
  speaker_hyphens: 'Two speakers',
  italics: 'Italics',
  ellipsis: 'Ellipsis',
  sdh_brackets: 'Labels of sounds',
  white_space: 'White space',
};

/** Units as they follow a number. */
export const figureUnits: Readonly<Record<string, string>> = {
  characters_per_second: 'characters a second',
  words_per_minute: 'words a minute',
  characters: 'characters',
  lines: 'lines',
  share: 'of the longer line, as 0.5',
  s: 'seconds',
  ms: 'milliseconds',
  frames: 'frames',
  frames_at_24: 'frames at 24 a second',
};

/** The ways to write that a guide can ask for. */
export const figureStyles: Readonly<Record<string, string>> = {
  asked: 'asked for',
  both_spaced: '- Yes. / - No.',
  both_unspaced: '-Yes. / -No.',
  second_spaced: 'Yes. / - No.',
  second_unspaced: 'Yes. / -No.',
  barred: 'barred',
  allowed: 'allowed',
  '…': '… (one character)',
  '...': '... (three dots)',
  '[]': '[in brackets]',
  '()': '(in parentheses)',
  single: 'none that is not needed',
};

/** What a number that a user typed should have been, by what the figure takes. */
export const figureTakes = {
  positive: 'A number above 0, or nothing',
  share: 'A number above 0 and up to 1, or nothing',
  whole: 'A whole number above 0, or nothing',
  count: 'A whole number, 0 or more, or nothing',
} as const;

/** The texts of the form in which a guide is edited. */
export const guideWords = {
  copy: 'Copy and edit guide',
  edit: 'Edit guide',
  command: 'Edit the style guide of these lines',
  copyTitle: (name: string) => `A copy of ${name}`,
  editTitle: (name: string) => `Edit ${name}`,
  copyName: (name: string) => `${name}, edited`,
  name: 'Name',
  nameNeeded: 'A guide needs a name of at most 200 characters',
  source: 'Your figures come from',
  sourceInitial: 'Own figure',
  sourceNeeded: 'At most 200 characters, and not nothing',
  scope: 'Figures that you change hold for',
  all: 'every line',
  groups: { speed: 'Speed', length: 'Length', time: 'Time', cuts: 'Shot changes', style: 'Style' },
  unset: 'not set',
  yours: 'yours',
  yoursHere: 'Your own figure',
  unitOf: (label: string) => `Unit of ${label}`,
  back: (label: string) => `Take the change of ${label} back`,
  sure: {
    official: '',
    secondary: ', from a secondary source',
    assumed: ', assumed',
    own: ', set by you',
  },
  load: 'Load from a file',
  saveFile: 'Save as JSON',
  remove: 'Remove guide',
  cancel: 'Cancel',
  use: 'Use this guide',
  loaded: (name: string) => `${name} was read; nothing of it holds before you use it.`,
  first: 'Whose limits answer first',
  firsts: { package: 'Package first', guide: 'Guide first' },
} as const;
