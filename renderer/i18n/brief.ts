import type { BriefProgress } from '../../shared/brief/assemble.ts';

const parts: Readonly<Record<Extract<BriefProgress, { kind: 'language' }>['part'], string>> = {
  forecast: 'Forecasting the proposed limit',
  lines: 'Counting what it asks of the lines',
  examples: 'Finding lines to read',
};

/** Texts of the screen that writes a brief. What stands in the brief has its words in `shared/brief`. */
export const briefWords = {
  title: 'A brief for those who decide on a limit',
  note: (outcome: string, margin: string, smallest: string | null) =>
    `Observational. Outcome ${outcome}, margin ${margin}, smallest change that matters ${smallest ?? 'not stated'}, as set on the Study screen.`,
  toStudy: 'Change on Study',
  languages: 'Languages',
  chooseLanguages: 'choose some',
  scenario: 'Limits',
  fromVerdicts: 'those that follow from the verdicts',
  scenarioNote: (languages: number) => (languages === 1 ? '1 limit' : `${languages} limits`),
  write: 'Write the brief',
  again: 'Write it anew',
  cancel: 'Cancel',
  noneChosen: {
    title: 'Choose the languages',
    text: 'The brief says of each what the rule is, what is proposed, what was found and how sure that is, what a change would do and lose, and what speaks against it. It prints.',
  },
  nothing: {
    title: 'No language to write of',
    text: 'No line of this kind and audience has engagement in this package.',
  },
  notYet: {
    title: 'Not written yet',
    text: 'Writing it runs the study of all languages first.',
  },
  run: {
    label: 'How far the brief is',
    parts,
    step: (step: number, steps: number) => `step ${step} of ${steps}`,
    cancelled: 'Writing was cancelled.',
    done: 'The brief is written.',
  },
  stale: 'The brief below was written of other choices.',
  html: 'Save as HTML',
  pdf: 'Save as PDF',
  print: 'Print',
  printHelp: 'The print dialog can also save it as PDF.',
  saved: (name: string) => `Saved as ${name}.`,
  printing: 'Printing …',
  preview: 'The brief',
  commands: {
    write: 'Write the brief',
    cancel: 'Cancel writing the brief',
    html: 'Save the brief as HTML',
    pdf: 'Save the brief as PDF',
    print: 'Print the brief',
  },
} as const;
