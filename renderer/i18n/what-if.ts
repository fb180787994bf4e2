import { intervalWords } from '../../shared/stats/words.ts';
import { studyWords } from './study.ts';

/** Kinds of lines as the package has them; one that is not here is shown as it is written. */
const kinds: Readonly<Record<string, string>> = {
  subtitle: 'Subtitles',
  sdh: 'SDH',
  forced_narrative: 'Forced narrative',
};

const audiences: Readonly<Record<string, string>> = { adult: 'Adults', children: 'Children' };

/** Texts of What if. Assumptions and policies have fixed words in `shared/stats`. */
export const whatIfWords = {
  title: 'What another reading speed limit would change',
  /** A limit that is moved, both in characters per second. */
  moved: (name: string, from: string, to: string) => `${name}, ${from} → ${to} cps`,
  kind: 'Kind',
  kindOf: (kind: string) => kinds[kind] ?? kind,
  audience: 'Audience',
  audienceOf: (audience: string) => audiences[audience] ?? audience,
  outcome: 'Outcome',
  outcomes: studyWords.outcomes,
  languages: 'Languages',
  view: 'View',
  views: { limits: 'Move limits', compare: 'Compare scenarios' },
  compliance: {
    label: 'Compliance',
    choices: { read: 'Read from the lines', stated: 'Stated' },
    field: 'Lines that follow a limit',
    help: 'The share of lines over a limit that are condensed to it, from 0 to 100 %.',
    unit: '%',
    state: 'State a compliance',
    unread: 'No forecast: too few lines stand just below today’s limit to read from them how many follow it.',
    unsharp: (read: string, error: string | null) =>
      `No forecast: how many lines follow today’s limit is told too vaguely by those just below it (${read}, ${error === null ? 'and not at all without some of the titles' : `standard error ${error}`}).`,
  },
  group: (kind: string, audience: string) => `${kinds[kind] ?? kind} · ${audiences[audience] ?? audience}`,
  note: (lines: string, compliance: string) =>
    `Observational: what goes with speed within the same title, over ${lines}. ${compliance}`,
  observational: 'Observational: what goes with speed within the same title.',
  noteRead: 'Compliance as read from the lines.',
  noteStated: (share: string) => `${share} of the lines over a limit are taken to follow it.`,
  headline: {
    move: (language: string, share: string, limit: string) =>
      `${share} of the ${language} lines are over today’s limit of ${limit} cps. Move it to see what would change.`,
    one: (language: string, from: string, to: string, change: string) =>
      `${language} at ${to} cps instead of ${from}: ${change}.`,
    change: (change: string, noun: string, interval: string) => `${change} ${noun} ${interval}`,
    shares: (now: string, then: string, to: string) =>
      `${then} of the lines as they are today are over ${to} cps, ${now} over today’s limit`,
    several: (n: number, noun: string, changes: string, without: string) =>
      `${n} limits moved. The forecast of ${noun}: ${changes}${without}.`,
    ofLanguage: (change: string, language: string) => `${change} in ${language}`,
    range: (least: string, most: string) => `from ${least} to ${most}, each language by itself`,
    without: (languages: string) => `; none for ${languages}`,
    severalUnread: (n: number) => `${n} limits moved: no forecast without a compliance.`,
    compare: (n: number) => (n === 1 ? 'One scenario' : `${n} scenarios side by side`),
  },
  run: {
    label: 'How far the forecast is',
    begin: 'Looking at the lines',
    language: (name: string) => `Forecasting ${name}`,
    sameMoment: (name: string) => `Comparing languages at the same moment: ${name}`,
    step: (step: number, steps: number) => `${step} of ${steps}`,
    cancel: 'Cancel',
    again: 'Go on',
    cancelled: 'The forecast was cancelled. What was known by then stands below.',
    took: (time: string) => `Forecast in ${time}.`,
  },
  commands: {
    cancel: 'Cancel the forecast',
    again: 'Go on with the forecast',
    save: 'Save these limits as a scenario',
  },
  none: {
    title: 'No limit to move',
    text: 'No lines of this kind and audience have both engagement and a reading speed limit in force.',
  },
  limits: {
    title: 'Limits',
    note: 'in characters per second (cps)',
    today: (limit: string) => `${limit} cps today`,
    study: (verdict: string, grade: string) =>
      `Study: ${verdict.toLowerCase()}, evidence ${grade.toLowerCase()}`,
    ungraded: 'How strong the evidence on a language is, Study says; it has not judged all of these yet.',
    openStudy: 'Open Study',
    notHere: 'no limit in force here',
    field: 'New limit',
    unit: 'cps',
    help: (least: number, most: number) => `From ${least} to ${most} cps, in tenths.`,
    remove: (language: string) => `Remove ${language}`,
    overNow: 'over today’s limit',
    overNew: 'over the new limit, as lines are today',
    of: (over: string, lines: string, titles: string) => `${over} of ${lines} lines, ${titles}`,
    characters: 'characters',
    linesChanged: (lines: string) => `in ${lines} changed`,
    computing: 'being computed',
    sameMoment: (change: string) => `at the same moment: ${change}`,
    noSameMoment: 'no other language to compare with',
    extrapolated: 'Extrapolated',
    extrapolatedWhy:
      'the new limit is over the 99th percentile of the speeds of these lines, or under the 1st, so that hardly any line shows what goes with it.',
    without: (languages: string) => `No limit in force: ${languages}.`,
    noLines: 'The open package has no engagement for such lines in this language.',
    noLimit: 'No limit is in force for these lines, so that there is none to move.',
    noCurve: 'No forecast: too few titles, or too few of these events, to show how they go with speed.',
  },
  forecast: {
    title: (outcome: string) => `${outcome} under the new limits`,
    figures: {
      change: 'Change in %',
      perThousandExposures: 'Per 1,000 exposures',
      perThousandHours: 'Per 1,000 hours on screen',
    },
    notes: {
      change: 'change in %, with 95 % intervals',
      perThousandExposures: 'more or fewer in 1,000 exposures, with 95 % intervals',
      perThousandHours: 'more or fewer in 1,000 hours of these lines on screen, with 95 % intervals',
    },
    figure: 'Figure',
    label: 'language',
    estimate: 'change',
    roles: {
      less: 'compliance 15 points less',
      read: 'compliance as read',
      full: 'full compliance',
      stated: 'compliance as stated',
    },
    withinTitles: 'within titles',
    sameMoment: 'at the same moment',
    shortRoles: { less: '15 points less', read: 'as read', full: 'all', stated: 'as stated' },
    taken: (compliance: string, share: string) => `${compliance}: taken as ${share}`,
    notMoved: 'No limit above is moved from where it is today.',
    none: 'No forecast',
    noneText: 'No language above has a forecast. The reason stands beside each.',
    extrapolated: (languages: string) => `Extrapolated: ${languages}.`,
    table: 'Figures at each compliance',
    tableNote: 'with 95 % intervals',
    columns: {
      language: 'Language',
      compliance: 'Compliance',
      design: 'Compared',
      change: (outcome: string) => `${outcome}, change`,
      perThousandExposures: 'per 1,000 exposures',
      perThousandHours: 'per 1,000 hours on screen',
      characters: 'Characters',
      linesChanged: 'Lines changed',
    },
  },
  shares: {
    title: 'Lines over the limits',
    note: 'share of lines, 95 % intervals by titles',
    label: 'language',
    estimate: 'share',
    now: 'over today’s limit',
    new: 'over the new limit, as lines are today',
  },
  parts: {
    title: 'By genre and duration',
    by: 'By',
    kinds: { byGenre: 'Genre', byDuration: 'Duration of the line' },
    language: 'Language',
    note: (language: string, compliance: string) => `${language}, ${compliance}`,
    noteNone: (language: string) => `${language}, no forecast`,
    columns: {
      part: { byGenre: 'Genre', byDuration: 'Duration' },
      lines: 'Lines',
      over: (limit: string) => `over ${limit} cps`,
    },
  },
  assumptions: {
    title: 'What is taken for granted',
    observational:
      'Observational: the curve says what goes with speed within the same title, not what would follow.',
  },
  scenarios: {
    title: 'Scenarios',
    note: 'kept with the view, and in a saved workspace',
    name: 'Name of the scenario',
    save: 'Save scenario',
    replace: 'Replace scenario',
    noName: 'Another name, please: 1 to 60 characters.',
    none: 'None yet. Save these limits under a name to compare them with others.',
    show: 'Show',
    showOf: (name: string) => `Show ${name}`,
    rename: (name: string) => `Rename ${name}`,
    remove: (name: string) => `Remove ${name}`,
    newName: (name: string) => `New name of ${name}`,
    keep: 'Rename',
    drop: 'Remove',
    taken: 'There is a scenario of this name.',
    limits: (limits: string) => `${limits} cps`,
    compliance: (compliance: string | null) =>
      compliance === null ? 'compliance as read' : `compliance ${compliance}`,
  },
  compare: {
    title: 'Scenarios side by side',
    label: 'Scenarios by language',
    language: 'Language',
    scenario: 'Scenario',
    limit: 'limit, cps',
    over: 'today’s lines over it',
    change: (outcome: string) => `${outcome}, change`,
    hours: 'per 1,000 hours on screen',
    computing: 'being computed',
    notComputed: 'not computed',
    unread: 'no forecast: state a compliance',
    asToday: 'as it is today',
    reasons: {
      no_lines: 'no such lines in the open package',
      no_limit: 'no limit in force',
      no_curve: 'no forecast: too few titles or events',
    },
    none: 'No scenario to compare',
    noneText:
      'Move limits, then save them under a name. Each scenario that is saved stands here beside the others.',
    taken: (share: string) => `compliance taken as ${share}`,
    below: `Each scenario at the compliance that it states as far as there can be so many condensed lines, or as read from the lines. ${intervalWords}`,
  },
  how: {
    definitions: 'What each figure is',
    receipt: 'Receipt of the forecast',
    rows: 'Lines read',
    moved: (from: string, to: string) => `${from} to ${to} cps`,
    read: (compliance: string | null) =>
      compliance === null ? 'no compliance can be read' : `compliance of ${compliance} read from its lines`,
    terms: [
      [
        'Lines over a limit',
        'All lines of the group with engagement, each counted once; a line at exactly the limit is not over it.',
      ],
      [
        'Change',
        `Events expected at the speeds that lines would have, over those at the speeds that they have, by the curve of this language within titles (a broken line, Poisson rates with a level for each title; its error by leaving out one title at a time). ${intervalWords}`,
      ],
      [
        'Per 1,000 exposures and hours',
        'The same events, more or fewer, over what was watched: exposures of lines, and the hours that lines were on screen before members.',
      ],
      [
        'Compliance',
        'The share of lines over a limit that are condensed to it. It is stated, or read from the bunch of lines just below today’s limit.',
      ],
      ['Characters', 'What texts would gain or lose, each text counted once.'],
    ],
  },
} as const;
