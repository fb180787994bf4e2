import { cut, message } from './define.ts';

/** What a finding says of a limit: the figure that was met, the limit, how far apart they are, and who says so. */
interface Off {
  readonly value: string;
  readonly limit: string;
  readonly off: string;
  /** The guide and its page, and that it is a secondary source or an assumption where it is. */
  readonly source: string;
}

/** A fault of style in a text, and who says that it is one. */
interface Style {
  readonly source: string;
}

/** Messages of the checks of lines against a style guide, and of reading a guide that a user wrote. */
export const guidelineMessages = {
  tooFast: message<Off>('guideline.too_fast', {
    severity: 'error',
    message: (p) =>
      `The line asks for ${p.value} characters per second, ${p.off} more than the ${p.limit} of ${p.source}`,
    fix: () => 'Shorten the text, or give it more time where the next line allows it.',
  }),
  tooManyWords: message<Off>('guideline.too_many_words', {
    severity: 'warning',
    message: (p) =>
      `The line asks for ${p.value} words per minute, ${p.off} more than the ${p.limit} of ${p.source}`,
    fix: () => 'Take words out, or give the line more time where the next one allows it.',
  }),
  tooLittleTimePerWord: message<Off>('guideline.too_little_time_per_word', {
    severity: 'warning',
    message: (p) =>
      `The line is on screen for ${p.value}, ${p.off} less than the ${p.limit} that its words need by ${p.source}`,
    fix: () => 'Take words out, or give the line more time where the next one allows it.',
  }),
  lineTooLong: message<Off>('guideline.line_too_long', {
    severity: 'error',
    message: (p) =>
      `The longest line of text has ${p.value} characters, ${p.off} more than the ${p.limit} of ${p.source}`,
    fix: () => 'Break the text at another place, or shorten it.',
  }),
  tooManyLines: message<Off>('guideline.too_many_lines', {
    severity: 'error',
    message: (p) => `The text has ${p.value} lines, ${p.off} more than the ${p.limit} of ${p.source}`,
    fix: () => 'Shorten the text, or split it into two events.',
  }),
  fitsOneLine: message<Off>('guideline.fits_one_line', {
    severity: 'note',
    message: (p) =>
      `The text would fit on one line: ${p.value} characters of the ${p.limit} allowed, and ${p.source} asks for one line then`,
    fix: () => 'Put it on one line, unless the break was made for a reason.',
  }),
  unbalanced: message<Off>('guideline.unbalanced_lines', {
    severity: 'warning',
    message: (p) =>
      `The shorter line of text is ${p.value} of the longer one, ${p.off} below the ${p.limit} of ${p.source}`,
    fix: () => 'Break the text nearer to its middle.',
  }),
  tooShort: message<Off>('guideline.too_short', {
    severity: 'error',
    message: (p) =>
      `The line is on screen for ${p.value}, ${p.off} less than the shortest duration, ${p.limit}, of ${p.source}`,
    fix: () => 'Move its out-time back, or join it with a line beside it.',
  }),
  tooLong: message<Off>('guideline.too_long', {
    severity: 'error',
    message: (p) =>
      `The line is on screen for ${p.value}, ${p.off} more than the longest duration, ${p.limit}, of ${p.source}`,
    fix: () => 'Move its out-time forward, or split it into two events.',
  }),
  gapTooShort: message<Off & { next: string }>('guideline.gap_too_short', {
    severity: 'error',
    message: (p) =>
      `The gap to line ${p.next} is ${p.value}, ${p.off} less than the shortest gap, ${p.limit}, of ${p.source}`,
    fix: () => 'Move the out-time of this line forward.',
  }),
  gapToClose: message<Off & { next: string; below: string }>('guideline.gap_to_close', {
    severity: 'warning',
    message: (p) =>
      `The gap to line ${p.next} is ${p.value}, ${p.off} more than ${p.limit}: gaps below ${p.below} are to be closed (${p.source})`,
    fix: (p) => `Move the out-time of this line back until ${p.limit} are left.`,
  }),
  overlaps: message<Off & { before: string }>('guideline.overlaps', {
    severity: 'error',
    message: (p) =>
      `The line begins ${p.value} before line ${p.before} of the same place has ended; the shortest gap is ${p.limit} by ${p.source}`,
    fix: () => 'Move the out-time of the earlier line forward, or show one of them in another place.',
  }),
  inTimeOffCut: message<Off & { place: string; otherwise: string }>('guideline.in_time_off_cut', {
    severity: 'warning',
    message: (p) =>
      `The in-time is ${p.value} a shot change; it should be ${p.place}, ${p.off} away, by ${p.source}${p.otherwise}`,
    fix: (p) => `Move the in-time so that it is ${p.place}.`,
  }),
  outTimeOffCut: message<Off & { place: string }>('guideline.out_time_off_cut', {
    severity: 'warning',
    message: (p) =>
      `The out-time is ${p.value} a shot change; it should be ${p.place}, ${p.off} away, by ${p.source}`,
    fix: (p) => `Move the out-time so that it is ${p.place}.`,
  }),
  speakerHyphens: message<Style & { wanted: string; fault: string }>('guideline.speaker_hyphens', {
    severity: 'warning',
    message: (p) => `Two speakers are told apart by ${p.wanted}; here ${p.fault} (${p.source})`,
    fix: (p) => `Write ${p.wanted}.`,
  }),
  ellipsis: message<Style & { wanted: string; written: string; often: string }>('guideline.ellipsis', {
    severity: 'warning',
    message: (p) =>
      `An ellipsis is written “${p.written}” and not “${p.wanted}”, ${p.often} in this text (${p.source})`,
    fix: (p) => `Write it as “${p.wanted}”.`,
  }),
  italics: message<Style>('guideline.italics', {
    severity: 'warning',
    message: (p) => `The line has italics, which are not used in this language (${p.source})`,
    fix: () => 'Take the italics out; use quotation marks where something must stand out.',
  }),
  sdhBrackets: message<Style & { wanted: string; label: string }>('guideline.sdh_brackets', {
    severity: 'warning',
    message: (p) =>
      `The label “${cut(p.label)}” stands in other brackets than the ${p.wanted} of labels (${p.source})`,
    fix: (p) => `Write labels of speakers and sounds in ${p.wanted}.`,
  }),
  whiteSpace: message<Style & { faults: string }>('guideline.white_space', {
    severity: 'warning',
    message: (p) => `The text has white space that it should not have: ${p.faults} (${p.source})`,
    fix: () => 'Take the spaces out.',
  }),
  noLimit: message<{ check: string }>('guideline.no_limit', {
    severity: 'note',
    message: (p) => `${p.check} was not checked: the guide sets nothing for these lines.`,
    fix: () => 'Choose another guide, or add the figure to a copy of this one.',
  }),
  noStyling: message<{ check: string }>('guideline.no_styling', {
    severity: 'note',
    message: (p) => `${p.check} was not checked: a data package keeps the text alone, not how it is set.`,
    fix: () => 'Check the subtitle file itself, with subtext check FILE.',
  }),
  noFrameRate: message<{ check: string }>('guideline.no_frame_rate', {
    severity: 'note',
    message: (p) => `${p.check} was not checked: the limit is in frames, and the frame rate is not known.`,
    fix: () => 'Say the frame rate of the version.',
  }),
  noShotChanges: message<{ check: string }>('guideline.no_shot_changes', {
    severity: 'note',
    message: (p) => `${p.check} was not checked: the shot changes of the title are not known.`,
    fix: () =>
      'Add the table shot_changes to the package; on the command line, name their file with --shots.',
  }),
  noWords: message<{ check: string }>('guideline.no_words', {
    severity: 'note',
    message: (p) =>
      `${p.check} was not checked: the words of this language are not set apart by spaces, so that they can’t be counted.`,
    fix: () => 'Choose a guide that counts characters.',
  }),
  countedOtherwise: message<{ check: string; counted: string; wanted: string }>(
    'guideline.counted_otherwise',
    {
      severity: 'note',
      message: (p) =>
        `${p.check} was not checked: the characters were counted by ${p.counted}, and the guide counts by ${p.wanted}.`,
      fix: () => 'Correct the count mode of the guide, or choose another guide.',
    },
  ),
  shotsTooLarge: message<{ name: string; most: string }>('guideline.shots_too_large', {
    severity: 'error',
    message: (p) => `${cut(p.name)} has more than ${p.most} characters, which no list of shot changes has.`,
    fix: () => 'Name a file with one frame a line, or a CSV with a column frame.',
  }),
  shotsNone: message<{ name: string }>('guideline.shots_none', {
    severity: 'error',
    message: (p) => `${cut(p.name)} has no shot change in it.`,
    fix: () => 'Name a file with one frame a line, or a CSV with a column frame.',
  }),
  shotsNoColumn: message<{ name: string }>('guideline.shots_no_column', {
    severity: 'error',
    message: (p) =>
      `${cut(p.name)} is no list of shot changes: it has no column frame, and no frame alone on its first line.`,
    fix: () => 'Write one frame a line, or a first row that names the columns: title_id,frame.',
  }),
  shotsBadFrame: message('guideline.shots_bad_frame', {
    severity: 'error',
    message: () => 'The frame of a shot change is no whole number from 0 to 999,999,999.',
    fix: () => 'Write the first frame after the cut, counted from the start of the programme.',
  }),
  shotsNoTitle: message('guideline.shots_no_title', {
    severity: 'error',
    message: () => 'A shot change has no title_id, though others have.',
    fix: () => 'Say of which title it is, or leave the column out where all are of one.',
  }),
  shotsBroken: message<{ name: string }>('guideline.shots_broken', {
    severity: 'error',
    message: (p) => `${cut(p.name)} is no CSV from here on: a quotation mark stands where none can.`,
    fix: () => 'Close the quotation mark, or write two for one that is part of a text.',
  }),
  guideTooLarge: message<{ name: string; most: string }>('guideline.guide_too_large', {
    severity: 'error',
    message: (p) => `${p.name} has more than ${p.most} characters, which no style guide has.`,
    fix: () => 'Choose a guide that Subtext saved.',
  }),
  guideNotJson: message<{ name: string }>('guideline.guide_not_json', {
    severity: 'error',
    message: (p) => `${p.name} is not a style guide: it holds no JSON.`,
    fix: () => 'Choose a guide that Subtext saved, or copy one of those that it has.',
  }),
  guideField: message<{ property: string; rule: string }>('guideline.guide_field', {
    severity: 'error',
    message: (p) => `The guide’s ${cut(p.property)} is wrong: ${cut(p.rule)}`,
    fix: () => 'Correct it in the file, and open the guide again.',
  }),
  guideFiguresClash: message<{ first: string; second: string; tag: string }>(
    'guideline.guide_figures_clash',
    {
      severity: 'error',
      message: (p) => `The guide’s ${p.first} and ${p.second} set the same thing for ${cut(p.tag)}.`,
      fix: () => 'Take the language out of one of them, or delete one.',
    },
  ),
  guideCitesUnchanged: message<{ property: string; title: string }>('guideline.guide_cites_unchanged', {
    severity: 'warning',
    message: (p) => `The guide’s ${p.property} was changed, but still cites “${cut(p.title)}”.`,
    fix: () => 'Cite whoever says so now, or write “assumed” as its confidence.',
  }),
} as const;
