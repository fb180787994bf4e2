import { cut, message } from './define.ts';

/** Messages of the command line about the call itself. */
export const cliMessages = {
  unknownCommand: message<{ command: string; known: readonly string[] }>('cli.unknown_command', {
    severity: 'error',
    message: (p) => (p.command === '' ? 'No command was given.' : `There is no command ${p.command}.`),
    fix: (p) => `Use one of: ${p.known.join(', ')}.`,
  }),
  badOption: message<{ detail: string; command: string }>('cli.bad_option', {
    severity: 'error',
    message: (p) => p.detail,
    fix: (p) => `Run "subtext help ${p.command}" to see what it takes.`,
  }),
  wrongArguments: message<{ command: string; usage: string }>('cli.wrong_arguments', {
    severity: 'error',
    message: (p) => `The command ${p.command} was not given what it needs.`,
    fix: (p) => `Call it as: subtext ${p.usage}.`,
  }),
  extraWord: message<{ word: string; usage: string }>('cli.extra_word', {
    severity: 'error',
    message: (p) => `The word ${p.word} is one too many.`,
    fix: (p) => `Call it as: subtext ${p.usage}. Lists have no spaces, and an EXPR stands in double quotes.`,
  }),
  noFolder: message<{ folder: string }>('cli.no_folder', {
    severity: 'error',
    message: (p) => `There is no folder ${p.folder}.`,
    fix: () => 'Name the folder that holds datapackage.json; paths are relative to where you stand.',
  }),
  noTable: message<{ table: string; known: readonly string[] }>('cli.no_table', {
    severity: 'error',
    message: (p) => `There is no table or model named ${p.table}.`,
    fix: (p) => `Use one of: ${p.known.join(', ')}.`,
  }),
  notApplied: message<{ filter: string; reason: string }>('cli.filter_not_applied', {
    severity: 'error',
    message: (p) => `The filter on ${p.filter} was not applied: ${p.reason}`,
    fix: () => 'Leave the filter out, or ask for metrics that it reaches.',
  }),
  tablesAbsent: message<{ metric: string; tables: readonly string[] }>('cli.tables_absent', {
    severity: 'warning',
    message: (p) => `The package leaves out ${p.tables.join(', ')}, so that ${p.metric} counts nothing.`,
    fix: () => 'Take the figure for unknown, or export these tables too.',
  }),
  guideUnchecked: message<{ guide: string }>('cli.guide_unchecked', {
    severity: 'note',
    message: (p) =>
      `The limits of the views are those of the guide ${cut(p.guide)}, and are empty where style_limits of the data has no guide of this name; no data was read to check it.`,
    fix: () => 'Compare the name with the column guide of style_limits.',
  }),
  notStudied: message<{ languages: readonly string[]; outcome: string }>('cli.not_studied', {
    severity: 'error',
    message: (p) =>
      `The package has no lines in ${p.languages.map((tag) => cut(tag)).join(', ')} whose reading speed is known, with exposures and ${p.outcome}.`,
    fix: () =>
      'Write the languages as the assets have them, such as de or pt-BR, or leave --languages out for all.',
  }),
  nothingToStudy: message<{ outcome: string }>('cli.nothing_to_study', {
    severity: 'error',
    message: (p) =>
      `The package has no lines whose reading speed is known, with exposures and ${p.outcome}, so that there is nothing to study.`,
    fix: (p) =>
      `Export line_engagement with exposures above 0 and ${p.outcome}, engagement_segments, and lines with their times and their characters, for the same versions; or choose another --outcome.`,
  }),
  noLines: message<{ language: string; kind: string; audience: string; known: readonly string[] }>(
    'cli.no_lines',
    {
      severity: 'error',
      message: (p) =>
        `The package has no engagement with lines in ${cut(p.language)} of the kind ${p.kind} for the audience ${p.audience}.`,
      fix: (p) =>
        p.known.length === 0
          ? 'No language has any: choose another --kind, or another --audience; that of titles which state none is unknown.'
          : `Write the language as the assets have it, one of: ${cut(p.known.join(', '))}.`,
    },
  ),
  noLimit: message<{ language: string; kind: string; audience: string }>('cli.no_limit', {
    severity: 'error',
    message: (p) =>
      `No reading speed limit is in force today for ${cut(p.language)}, ${p.kind}, ${p.audience}, so that there is none to move.`,
    fix: () => 'Add the limit to the table style_limits of the package, or choose another kind or audience.',
  }),
  noForecast: message<{ language: string; outcome: string }>('cli.no_forecast', {
    severity: 'error',
    message: (p) =>
      `How ${p.outcome} move with reading speed in ${cut(p.language)} can’t be told: too few titles or events.`,
    fix: () => 'Export more titles of this language, or choose another kind or audience.',
  }),
  briefFile: message<{ file: string }>('cli.brief_file', {
    severity: 'error',
    message: (p) => `A brief is written as HTML or PDF, and ${cut(p.file)} does not end in .html or .pdf.`,
    fix: () => 'Name a file such as brief.html or brief.pdf.',
  }),
  noPrinter: message<{ instead: string }>('cli.no_printer', {
    severity: 'warning',
    message: (p) => `No Chromium was found to print a PDF with; the brief was written to ${cut(p.instead)}.`,
    fix: () => 'Open it in a browser and print it, or name a Chromium by CHROMIUM_PATH and call again.',
  }),
  notPrinted: message<{ file: string; instead: string; detail: string }>('cli.not_printed', {
    severity: 'warning',
    message: (p) =>
      `${cut(p.file)} could not be printed: ${cut(p.detail)}. The brief was written to ${cut(p.instead)}.`,
    fix: () => 'Open it in a browser and print it, or name another Chromium by CHROMIUM_PATH.',
  }),
  briefNotWritten: message<{ file: string; detail: string }>('cli.brief_not_written', {
    severity: 'error',
    message: (p) => `The brief could not be written to ${cut(p.file)}: ${p.detail}.`,
    fix: () => 'Name a file in a folder that is there and that you may write to.',
  }),
  noFile: message<{ file: string }>('cli.no_file', {
    severity: 'error',
    message: (p) => `There is no file or folder ${cut(p.file)}.`,
    fix: () => 'Name a subtitle file, or a folder that holds some; paths are relative to where you stand.',
  }),
  noSubtitles: message<{ folder: string; known: readonly string[] }>('cli.no_subtitles', {
    severity: 'error',
    message: (p) => `The folder ${cut(p.folder)} holds no subtitle file.`,
    fix: (p) => `Name a folder with files that end in ${p.known.join(', ')}.`,
  }),
  notSubtitles: message<{ file: string; known: readonly string[] }>('cli.not_subtitles', {
    severity: 'error',
    message: (p) => `The name of ${cut(p.file)} does not end as that of a subtitle file.`,
    fix: (p) => `Give it the extension of its format: ${p.known.join(', ')}.`,
  }),
  formatNotRead: message<{ file: string; format: string; known: readonly string[] }>('cli.format_not_read', {
    severity: 'error',
    message: (p) =>
      `${cut(p.file)} has the format ${p.format}, which Subtext does not read; it was left out.`,
    fix: (p) => `Export it as one of: ${p.known.join(', ')}.`,
  }),
  fileNotRead: message<{ file: string; detail: string }>('cli.file_not_read', {
    severity: 'error',
    message: (p) => `${cut(p.file)} could not be read and was left out: ${p.detail}.`,
    fix: () => 'Check that you may read the file, and that it is still there.',
  }),
  fileOutside: message<{ file: string }>('cli.file_outside', {
    severity: 'error',
    message: (p) => `${cut(p.file)} is a link that leads out of its folder; it was not opened.`,
    fix: () => 'Name the file itself.',
  }),
  fileTooLarge: message<{ file: string; megabytes: string; most: string }>('cli.file_too_large', {
    severity: 'error',
    message: (p) =>
      `${cut(p.file)} has ${p.megabytes} MB, more than the ${p.most} MB that a subtitle file may have; it was left out.`,
    fix: () => 'Check that it is a subtitle file, and split it if it is.',
  }),
  languageUnknown: message<{ file: string }>('cli.language_unknown', {
    severity: 'warning',
    message: (p) => `Nothing says in which language ${cut(p.file)} is, so that no guide was applied to it.`,
    fix: () => 'Add --language, such as --language pt-BR, or name the file as in Title.pt-BR.srt.',
  }),
  languageNeeded: message<{ file: string }>('cli.language_needed', {
    severity: 'error',
    message: (p) => `Nothing says in which language ${cut(p.file)} is, so that it was not checked.`,
    fix: () => 'Add --language, such as --language pt-BR, or name the file as in Title.pt-BR.srt.',
  }),
  shotsUnused: message<{ file: string }>('cli.shots_unused', {
    severity: 'warning',
    message: (p) =>
      `Nothing says the frame rate of ${cut(p.file)}, so that it was not held to the shot changes, which are frames.`,
    fix: () => 'Add --frame-rate, such as --frame-rate 24000/1001.',
  }),
  shotsNeedRate: message<{ file: string }>('cli.shots_need_rate', {
    severity: 'error',
    message: (p) =>
      `Nothing says the frame rate of ${cut(p.file)}, so that it could not be held to the shot changes, which are frames.`,
    fix: () => 'Add --frame-rate, such as --frame-rate 24000/1001.',
  }),
  shotsOfNone: message<{ file: string; title: string }>('cli.shots_of_none', {
    severity: 'warning',
    message: (p) =>
      `The list of shot changes has none of “${cut(p.title)}”, the title of ${cut(p.file)} by its name, which was not held to any.`,
    fix: () =>
      'Name the file after the title_id of the list, or leave that column out where all are of one title.',
  }),
  unexpected: message<{ detail: string }>('cli.unexpected', {
    severity: 'error',
    message: (p) => `Something went wrong that Subtext did not expect: ${p.detail}.`,
    fix: () => 'This is a fault of Subtext. Please report it with the call and, if you may, the package.',
  }),
} as const;
