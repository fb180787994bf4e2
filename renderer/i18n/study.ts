import type { LimitVerdict } from '../../shared/stats/limit-verdict.ts';
import type { GateOutcome } from '../../shared/stats/gates.ts';
import type { Grade } from '../../shared/stats/grade.ts';
import type { StudyOutcome } from '../../shared/stats/study/outcomes.ts';
import type { StratumPart } from '../../shared/stats/study/strata.ts';
import type { NotControlled, StudyProgress } from '../../shared/stats/study/types.ts';

const outcomes: Readonly<Record<StudyOutcome, string>> = {
  rewinds: 'Rewinds',
  pauses: 'Pauses',
  exits: 'Exits',
  text_offs: 'Subtitles turned off',
  audio_switches: 'Audio switches',
};

const parts: Readonly<Record<StratumPart | 'none', string>> = {
  none: 'Main group alone',
  audience: 'Audience',
  audio_context: 'Audio context',
  asset_type: 'Asset type',
};

const stages: Readonly<Record<StudyProgress['stage'], string>> = {
  count: 'Counting the lines',
  fit: 'Fitting the rates within titles',
  curves: 'Computing the curve',
  same_moment: 'Comparing the languages of the same moment',
  controls: 'Looking at members with subtitles off',
  forecast: 'Forecasting the limits that verdicts propose',
};

const grades: Readonly<Record<Grade, string>> = {
  strong: 'Strong',
  moderate: 'Moderate',
  exploratory: 'Exploratory',
  insufficient: 'Insufficient',
};

const gates: Readonly<Record<GateOutcome, string>> = {
  passed: 'passed',
  failed: 'not passed',
  unknown: 'can’t be had',
};

const notControlled: Readonly<Record<NotControlled, string>> = {
  speech_rate: 'Speech rate not controlled.',
  reduction: 'Reduction ratio not controlled.',
};

/** What the headline says of the languages with each verdict. */
const headlineOf: Readonly<Record<LimitVerdict, (languages: string) => string>> = {
  raise: (languages) => `could be raised for ${languages}`,
  keep: (languages) => `is about right for ${languages}`,
  lower: (languages) => `looks too high for ${languages}`,
  cannot_tell: (languages) => `can’t be judged for ${languages}`,
};

/** Names of parts of a group as the package has them; one that is not here is shown as it is written. */
const groupParts: Readonly<Record<string, string>> = {
  subtitle: 'subtitles',
  sdh: 'SDH',
  forced_narrative: 'forced narrative',
  adult: 'adults',
  children: 'children',
  foreign_original: 'original in another language',
  same_language: 'original in the same language',
  dub: 'with a dub',
  unknown: 'unknown',
};

/** The audio of a group in a name, where {@link groupParts} would be too long. */
const shortAudio: Readonly<Record<string, string>> = {
  foreign_original: 'foreign original',
  same_language: 'same language',
};

/** Texts of the reading-speed study. Verdicts, reasons, grades and findings have fixed words in `shared/stats`. */
export const studyWords = {
  title: 'How fast is too fast, language by language',
  counting: 'Counting the lines.',
  computing: 'being computed',
  notToBeHad: 'can’t be had',
  noneShown: 'none is shown',
  outcome: 'Outcome',
  outcomes,
  by: 'Apart by',
  parts,
  margin: 'Margin',
  marginUnit: '%',
  marginHelp: 'How much worse the outcome may be shown to get at the safe speed, from 0.1 to 100 %.',
  smallest: 'Change that matters',
  smallestNot: 'none',
  smallestHelp:
    'The smallest change of the outcome that matters, in % of all events, from 0.1 to 100. Limits that verdicts propose are held against it; empty: not stated, and no grade is strong.',
  view: 'View',
  views: { cards: 'Cards', together: 'Side by side' },
  languages: (n: number) => (n === 1 ? '1 language' : `${n} languages`),
  groups: (n: number, isFirst: boolean) =>
    isFirst ? (n === 1 ? '1 group of lines' : `${n} groups of lines`) : String(n),
  headline: { start: 'The limit', of: headlineOf },
  note: (lines: string, margin: string) =>
    `Observational: ${lines} compared within the same title. Safe and benchmark speed at a margin of ${margin}.`,
  run: {
    label: 'How far the study is',
    stages,
    step: (step: number, steps: number) => `step ${step} of ${steps}`,
    cancel: 'Cancel',
    again: 'Run the study again',
    cancelled: 'The study was cancelled. What it had found by then stands below.',
    took: (time: string) => `Studied in ${time}.`,
  },
  commands: {
    cancel: 'Cancel the study',
    again: 'Run the study again',
    methods: 'Open or close the methods',
  },
  none: {
    title: 'Nothing to study',
    text: 'No subtitle line of this package has engagement for this outcome.',
  },
  figures: {
    limit: 'limit today, cps',
    noLimit: 'no limit in force',
    safe: (margin: string) => `safe speed, cps: no worse than ${margin}`,
    benchmark: (margin: string) => `benchmark speed, cps: ${margin} reached`,
    benchmarkOver: (margin: string, typical: string) =>
      `benchmark speed, cps: ${margin} over the typical line, of ${typical}, reached`,
  },
  grade: 'Evidence',
  grades,
  priority: 'Settle first',
  priorityWhy:
    'With others of its script, more events go with speed over the limit: it is among the languages to settle first.',
  named: (language: string, part: string) => `${language} (${shortAudio[part] ?? groupParts[part] ?? part})`,
  group: (parts: readonly string[]) => parts.map((part) => groupParts[part] ?? part).join(' · '),
  observational: 'Observational.',
  notControlled,
  noCurve: {
    title: 'No curve',
    text: 'No range of speeds holds lines of enough titles to show a rate.',
  },
  counts: (lines: string, titles: string, exposures: string, events: string) =>
    `${lines}, ${titles}, ${exposures}, ${events}.`,
  events: (n: string, outcome: StudyOutcome) => `${n} ${outcomes[outcome].toLowerCase()}`,
  limitRule: (limit: string) => `Limit ${limit} cps`,
  examples: {
    title: 'Lines over the limit',
    what: (noun: string) => `The three over the limit with the most ${noun}, each of another title.`,
    none: 'No line of this group is over the limit.',
    withheld: 'text withheld',
    figures: (cps: string, seconds: string) => `${cps} cps, ${seconds} s`,
    seen: (events: string, exposures: string) => `${events} in ${exposures}`,
  },
  methods: {
    title: 'Methods',
    ladder: 'The slope by design',
    noSlope: 'no figure',
    ladderNote: (noun: string) => `${noun} for each cps more, as a ratio, 95 % intervals`,
    designs: {
      pooled: 'All titles together',
      within: 'Within the same title',
      linear: 'Within, linear model',
      below: 'Within, up to the limit',
      above: 'Within, over the limit',
      sameMoment: 'Same moment',
      alone: 'Within, linked lines',
      speechRate: '… speech rate held equal',
      both: '… and reduction',
    },
    explained: 'A comparison that leaves out how titles differ agrees with the one within titles.',
    notExplained: 'Nothing says why, so that nothing is concluded.',
    threshold: 'Threshold',
    thresholdAt: (speed: string, interval: string, p: string) =>
      `The slope changes most at ${speed} cps ${interval}; test that it changes nowhere: p ${p}.`,
    thresholdShown: 'A bend upwards is shown there.',
    thresholdNot: 'No bend upwards is shown there.',
    thresholdHidden:
      'A smooth curve tells held-out titles better than a bend: read the curve, not this speed.',
    titles: {
      title: 'Titles beside each other',
      note: (noun: string) =>
        `${noun} in 1,000 exposures: each blue piece is one of some titles drawn at random, with the slope among its own lines; the thick line, all titles together`,
      axis: 'characters per second (cps)',
      speedColumn: 'mean speed of the title, cps',
      rateColumn: 'events in 1,000 exposures',
      slopeColumn: 'log rate per cps among its lines',
      speed: (cps: string) => `mean ${cps} cps`,
      rate: (rate: string) => `${rate} in 1,000 exposures`,
      slope: (slope: string) => `${slope} log rate per cps`,
      pooled: (slope: string) => `all titles together: ${slope} log rate per cps`,
      described: (rising: number, titles: number, pooled: string) =>
        `Of ${titles} titles drawn at random ${rising} rise with the speed of their own lines; over all titles together the slope is ${pooled} log rate per cps.`,
    },
    profile: {
      note: 'how much worse a bend at each speed fits than the best one: below the dashed line about as well; grey, the 95 % interval; ticks, where titles drawn again have it',
      axis: 'speed of the bend, cps',
      ratio: 'likelihood ratio to the best, scaled for titles',
      draws: 'draws of titles',
      speed: (cps: string) => `${cps} cps`,
      worse: (ratio: string) => `likelihood ratio ${ratio}`,
      drawsAt: (draws: number) => `best in ${draws} ${draws === 1 ? 'draw' : 'draws'} of titles`,
      described: (speeds: string, low: string, high: string) =>
        `Where the slope may change. A bend fits about as well as the best one at ${speeds} cps; 95 % interval ${low} to ${high} cps.`,
    },
    checks: 'Checks',
    placebo: (placebo: string, bound: string) =>
      `Placebo ${placebo} log rate per cps; nothing means within ±${bound}.`,
    eValue: 'Unseen confounder, as a ratio (E-value)',
    eValueOf: (estimate: string, interval: string | null) =>
      `A confounder would have to go with both speed and outcome by a ratio of ${estimate} to account for the finding${interval === null ? '; its interval holds no difference as it is.' : `, and of ${interval} for the near end of its interval.`}`,
    confounder: (strength: number, covariate: string, left: string) =>
      `A confounder ${strength === 1 ? 'as strong as' : `${strength} times as strong as`} ${covariate} would leave a slope of ${left} per cps.`,
    confounderNone: (strength: number, covariate: string) =>
      `No confounder can be ${strength === 1 ? 'as strong as' : `${strength} times as strong as`} ${covariate}.`,
    covariates: {
      log_duration: 'duration',
      position: 'position in the title',
      speech_density: 'density of speech',
    },
    sensitivity: 'Unseen confounder, by what is seen',
    designsDiffer: 'Two designs',
    designsDifference: (difference: string, p: string) =>
      `Slope within titles less slope at the same moment: ${difference}, p ${p}.`,
    q: (q: string, anyDependence: string | null) =>
      `Slope within titles, adjusted for the number of languages: q ${q} (Benjamini and Hochberg)${anyDependence === null ? '' : `, and ${anyDependence} however languages hang together (Benjamini and Yekutieli)`}.`,
    selected: (level: string, interval: string) =>
      `Widened since the language is among those picked out for showing a slope, the interval is ${interval}, at ${level}.`,
    gates: 'Gates to the grade',
    gate: gates,
  },
  chart: {
    title: (outcome: string) => `${outcome} by reading speed`,
    note: 'ratio to the average line',
    axis: 'characters per second (cps)',
    ratio: (noun: string) => `${noun}, as a ratio to the average line`,
    below:
      'Ratios to the average line of the same title (safe and benchmark speed count from the typical line, which may lie a little off 1), on a log scale that is equal for all languages. Dots with 95 % bars of their own; the stepped band holds all dots at once; grey, where the slope is shown to change; red, the limit today, and dashed the one that the verdict proposes. Below, the lines by speed.',
    limit: (cps: string) => `limit ${cps}`,
    proposed: (cps: string) => `proposed ${cps}`,
    described: {
      limit: (cps: string) => `Limit ${cps} cps.`,
      proposed: (cps: string) => `The verdict proposes ${cps} cps.`,
    },
    rules: {
      raise: (limit: string, proposed: string) =>
        `Solid, the limit today, ${limit} cps; dashed, the proposed one, ${proposed} cps: the safe speed, rounded down.`,
      lower: (limit: string, proposed: string) =>
        `Solid, the limit today, ${limit} cps; dashed, the proposed one, ${proposed} cps: where the benchmark speed’s interval begins, rounded down.`,
    },
    few: (share: string) =>
      `Only ${share} of the lines are faster than the proposed limit: what goes with such speeds is told by few.`,
    cut: 'Some intervals reach beyond the axis, which is equal for all languages; the table has them whole.',
    safe: 'safe',
    benchmark: 'benchmark',
  },
  together: {
    title: 'All languages on one axis',
    note: (noun: string) => `${noun} as a ratio to the average line, one y axis, log scale`,
    insufficient: 'Insufficient: too few titles, or none of them tells a curve.',
    few: 'too few above the limit',
    forest: 'Speed above the limit, language by language',
    forestNote:
      'rate at 1.15 × the limit over that at the limit, 95 % intervals, most evidence first; below 20 titles none',
    raw: 'the language’s own',
    pooled: 'pooled with its script',
    apart: (language: string) =>
      `${language} stands apart from its group: the pooled figure says nothing of it.`,
    noForest: 'No language has a figure that could be pooled with others of its script.',
    label: 'language',
  },
  how: {
    button: 'How is this computed?',
    definitions: 'What each figure is',
    receipt: 'Receipt of the study',
    rows: 'Lines studied',
    seed: (seed: number, draws: number) => `seed ${seed}, ${draws} draws of titles`,
    terms: [
      [
        'Curve',
        'Rate of each bin of speeds over that of the average line of the same title, with duration, position and density of speech held equal (Poisson rates with a level for each title and language). Intervals leave out one title at a time.',
      ],
      [
        'Safe speed',
        'The highest speed up to which the outcome is shown to be no worse than the margin over the typical line: the upper end of its 95 % interval stays within the margin.',
      ],
      [
        'Benchmark speed',
        'The lowest speed at which the rate is up by the margin over the typical line; its interval draws titles anew, and has no upper end where leaving titles out shows no such rise; with fewer than 80 titles it reaches up to where that is shown for all speeds together. “> 24.0” means: not reached as far as the lines tell.',
      ],
      [
        'Verdict and grade',
        'The verdict follows fixed rules from safe speed, benchmark speed, the slope above the limit and the language’s group; the grade says which of seven gates the evidence passes.',
      ],
      [
        'Proposed limit',
        'What a verdict to raise or lower proposes: the safe speed, or the lower end of the benchmark speed’s interval, rounded down. Once the smallest change that matters is stated, the change of all events under that limit is forecast as What if does, at a compliance read from the lines, at 15 points less and with all lines following: gate G7 is passed where the hull of the three 95 % intervals leaves that change out on both sides.',
      ],
    ],
  },
} as const;
