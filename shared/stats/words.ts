import type { ControlName, ControlOutcome } from './controls.ts';
import type { Estimate } from './fit.ts';
import type { Forecast } from './forecast.ts';
import type { Reversal } from './ladder.ts';
import type { LimitVerdict, VerdictReason } from './limit-verdict.ts';
import type { Grade } from './grade.ts';
import type { WhatIf } from './whatif.ts';

/**
 * The wording of the study (facts, section 4). It speaks of what goes together within the same title; no sentence says that speed
 * brings anything about, since titles and lines were not chosen at random.
 */

/** What members did, as the study counts it. */
export type Outcome = 'rewinds' | 'pauses' | 'exits' | 'text_offs' | 'audio_switches';

/** The plural of an outcome as a sentence has it. */
export const outcomeNouns: Readonly<Record<Outcome, string>> = {
  rewinds: 'rewinds',
  pauses: 'pauses',
  exits: 'exits',
  text_offs: 'switches of the subtitles to off',
  audio_switches: 'switches of the audio',
};

/** A share in percent: whole numbers from 1 % on, one decimal below. */
export function percent(share: number): string {
  const value = Math.abs(share) * 100;
  return `${value < 0.95 ? Number(value.toFixed(1)) : Math.round(value)} %`;
}

/** A share in percent as it was stated, to a millionth. */
export function statedPercent(share: number): string {
  return `${Number((share * 100).toFixed(4))} %`;
}

/** A share in percent with its sign. */
export function signedPercent(share: number): string {
  const size = percent(share);
  return share === 0 || size === '0 %' ? '0 %' : `${share < 0 ? '−' : '+'}${size}`;
}

/** Shares in percent with their signs, all with so many decimals that the lowest and the highest read differently, unless they are the same. */
export function signedPercents(shares: readonly number[]): string[] {
  const usual = shares.map(signedPercent);
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  if (low === high || signedPercent(low) !== signedPercent(high)) return usual;
  const digits = [1, 2, 3, 4].find((each) => signedIn(low, each) !== signedIn(high, each));
  return digits === undefined ? usual : shares.map((share) => signedIn(share, digits));
}

/** Shares in percent with their signs, in the fewest decimals, of one to four, in which all that differ read differently. */
export function signedPercentsApart(shares: readonly number[]): string[] {
  const different = new Set(shares).size;
  const inDigits = (digits: number): string[] => shares.map((share) => signedIn(share, digits));
  return [1, 2, 3].map(inDigits).find((texts) => new Set(texts).size === different) ?? inDigits(4);
}

function signedIn(share: number, digits: number): string {
  const size = Math.abs(share * 100).toFixed(digits);
  return `${Number(size) === 0 ? '' : share < 0 ? '−' : '+'}${size} %`;
}

/** A rate ratio with its interval: lines over a speed against the language's other lines. */
export interface Association {
  readonly outcome: Outcome;
  readonly speed: number;
  /** Null, or with an end that is no number, where it can't be had. */
  readonly found: { readonly ratio: number; readonly low: number; readonly high: number } | null;
}

/** “Lines over 18 cps are associated with 9 % more rewinds within the same title.” Or that no difference is shown, or none can be had. */
export function associationWords({ outcome, speed, found }: Association): string {
  const lines = `Lines over ${speed} cps`;
  const noun = outcomeNouns[outcome];
  if (found === null || !Object.values(found).every(Number.isFinite))
    return `Whether lines over ${speed} cps go with more or fewer ${noun} can’t be told from these titles.`;
  const { ratio, low, high } = found;
  const [from = '', to = ''] = signedPercents([low - 1, high - 1]);
  const interval = `95 % interval ${from} to ${to}`;
  if (low <= 1 && high >= 1)
    return `${lines} show no clear difference in ${noun} within the same title (${interval}).`;
  return `${lines} are associated with ${percent(ratio - 1)} ${ratio > 1 ? 'more' : 'fewer'} ${noun} within the same title (${interval}).`;
}

/** What a reversal banner says; null where there is none. */
export function reversalWords(
  reversal: Reversal,
  within: Pick<Estimate, 'low' | 'high'> | null,
): string | null {
  if (reversal === 'none') return null;
  const isFlatWithin = within !== null && within.low <= 0 && within.high >= 0;
  const seen =
    reversal === 'size'
      ? 'Over all titles together the slope differs from that within a title by more than chance allows'
      : isFlatWithin
        ? 'Over all titles together the line slopes, within a title it does not over all speeds taken together'
        : 'Over all titles together the line slopes the other way than within a title';
  return `${seen}: titles with fast lines differ in other ways too. Only the comparison within titles is read.`;
}

/** A placebo: what it is, and what it would show if the finding came from something else than the speed of the line. */
export interface ControlWords {
  readonly title: string;
  readonly what: string;
  readonly ifSpurious: string;
}

/** The words of each placebo. */
export const controlWords: Readonly<Record<ControlName, ControlWords>> = {
  other_languages: {
    title: 'Other languages at the same moment',
    what: 'The speed of the lines that other languages show at the same moment, which these viewers don’t read.',
    ifSpurious:
      'If busy scenes were behind the finding, rather than the line itself, the speed of the other languages would go with it as strongly.',
  },
  next_line: {
    title: 'The next line',
    what: 'The speed of the line that follows, which was not yet on screen.',
    ifSpurious:
      'If fast passages were behind the finding, rather than the line itself, the speed of the next line would go with it as well.',
  },
  subtitles_off: {
    title: 'Members with subtitles off',
    what: 'What members did at the same moment who watched without subtitles.',
    ifSpurious:
      'If the scene were behind the finding, members who see no subtitles would do the same at the same moments.',
  },
};

/** What came of a placebo, in one sentence. */
export const controlOutcomeWords: Readonly<Record<ControlOutcome, string>> = {
  passed: 'It shows nothing: its whole interval lies within a quarter of the slope above the limit.',
  failed: 'It is too large: its whole interval lies beyond a quarter of the slope above the limit.',
  unclear: 'It can’t be told: its interval reaches beyond a quarter of the slope above the limit.',
  not_run: 'It could not be run on these data.',
};

/** What a grade means, in one sentence. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  strong: 'Strong: every check was passed.',
  moderate: 'Moderate: the placebos show nothing and two designs agree; not every further check was passed.',
  exploratory: 'Exploratory: there are enough titles, but placebos or the second design don’t back it.',
  insufficient: 'Insufficient: we cannot tell. Where its group shows something, that is given beside it.',
};

/** A verdict as a card has it. */
export const verdictWords: Readonly<Record<LimitVerdict, string>> = {
  raise: 'Raise',
  keep: 'Keep',
  lower: 'Lower',
  cannot_tell: 'Can’t tell',
};

/** Why the verdict is what it is, in one sentence. */
export const reasonWords: Readonly<Record<VerdictReason, string>> = {
  safe_above: 'Speeds a step or more above the limit are shown to do no worse than the margin allows.',
  harm_below:
    'The benchmark speed lies below the limit with its whole interval, and more events go with speed above the limit.',
  limit_within: 'The limit lies within the interval of the benchmark speed.',
  safe_at_limit:
    'Speeds up to the limit are shown to do no worse than the margin allows, a step further they are not.',
  benchmark_above:
    'The benchmark speed lies above the limit, but no speed a step above it is shown to do no worse.',
  no_limit: 'No limit is in force for these lines, so that there is none to judge.',
  insufficient: 'There are too few titles, lines or events above the limit.',
  reversal_unexplained: 'The slope over all titles and that within titles disagree, and nothing says why.',
  designs_differ:
    'Compared with other languages at the same moment the slope is another one: what a scene is like may be behind the figures within titles.',
  too_wide: 'The interval of the benchmark speed is too wide to place the limit.',
  effect_not_shown:
    'The benchmark speed lies below the limit, but above the limit no more events are shown to go with speed.',
  contradiction: 'Safe speed and benchmark speed say opposite things of this limit.',
  group_disagrees:
    'The language’s own figures would change the limit, but those of its group don’t bear it out.',
  no_figures: 'Neither a safe speed nor a benchmark speed could be found.',
};

/** The two policies that a lower limit can mean, and what is computed of each. */
export const policyWords = {
  condense:
    'Condense: the text gets shorter or longer and the line stays on screen as long as before. This is what is computed.',
  extend:
    'Extend: the text stays and the line stays on screen longer or shorter. What this would do can’t be told apart from the longer time in which events can happen, so that it is not computed.',
} as const;

/** What every forecast takes for granted. */
export const forecastAssumptions: readonly string[] = [
  'Texts are condensed, or get their words back; durations stay.',
  'Of the lines within today’s limit as many follow the new one as the compliance says; lines that are over today’s limit stay over a lower one.',
  'Members and writers don’t change their ways with the limit.',
  'Words that are left out are not missed.',
  'Condensed lines came to stand just below today’s limit, and as many as the compliance says; lines that were condensed are like those that stand over the limit all the same.',
  'All lines were made under today’s limit, also those that were delivered under another one.',
  'The interval was held to twenty generated worlds, made again under six other limits: at the compliance that they were made with it held what they did in 93 of 100 forecasts.',
];

/** What the interval of a forecast holds, and what it takes as given. */
export const intervalWords =
  'The interval is that of the curve, of which lines are condensed and of how far below a limit they come to stand; at the compliance that was read also that of the reading. Any other compliance is taken as given.';

/** Decimals that a language's speeds need, by its mean speed: two where a character says as much as a syllable or a word, so that limits are small numbers. */
export function speedDigits(meanSpeed: number): number {
  return meanSpeed < 6 ? 2 : 1;
}

/** A speed rounded to the side on which it stays true as a lower bound (`down`) or an upper one (`up`). @param digits decimals */
export function boundAt(cps: number, digits: number, side: 'down' | 'up'): number {
  const scale = 10 ** digits;
  const steps = side === 'down' ? Math.floor(cps * scale + 1e-6) : Math.ceil(cps * scale - 1e-6);
  return steps / scale;
}

/** Under so many titles a bend that is shown is less sure than its interval says: 85 of 97 held the truth in simulated worlds of 30 and 40 titles, 93 and 91 % with 60 and 100 (`coverage-bootstrap.deep.test.ts`). */
const fewTitles = 50;

/** What is to be said of a bend that is shown by few titles: of all worlds 95 % hold the truth in their interval, of those in which so few titles show it, fewer. Null with more. */
export function bendOfFewTitles(titles: number): string | null {
  return titles >= fewTitles
    ? null
    : `Only ${titles} titles show it: in simulations of 30 and 40 titles, of bends that were shown 88 in 100 lay within their interval, not 95.`;
}

/** What 1,000 hours of a forecast are. */
export const hoursWords =
  'Hours on screen are those for which members had the lines that are counted before them; a title is watched for longer than that.';

/** What tells a forecast at the same moment from the one within titles. */
export const sameMomentWords =
  'The forecast compares lines of one title; at the same moment, its slope is that by which the languages of one moment differ, so that what the scenes do is taken out as far as it is the same at every speed. Where the two are apart by more than their intervals, something in the scenes may move speed and outcome alike.';

/** What tells forecasts by both designs apart, or why there is none at the same moment; nothing where there is none at all. */
export function designWords({ forecasts, sameMoment }: Pick<WhatIf, 'forecasts' | 'sameMoment'>): string {
  if (forecasts.length === 0 || sameMoment === 'left_out') return '';
  return sameMoment === 'not_told'
    ? 'There is no forecast at the same moment: no title has another language to hold these lines against.'
    : sameMomentWords;
}

/** The place of a forecast among those of one question: the one that was stated; or less than was read, as it was read, and all lines. */
const compliancePlaces = {
  stated: ['as stated'],
  read: ['15 points less than read', 'as read', 'every line'],
} as const;

/** A compliance and where it comes from, such as `29 %, as read`. @param place that of the forecast among all of them */
export function complianceWords(forecasts: readonly Forecast[], place: number): string {
  const asked = forecasts[place];
  if (asked === undefined) return '';
  const places: readonly string[] = compliancePlaces[forecasts.length === 1 ? 'stated' : 'read'];
  const taken = isCapped(asked) ? ` (taken as ${percent(asked.takenAs)})` : '';
  // Of a small compliance there are not 15 points to take away.
  const said = place === 0 && forecasts.length > 1 && asked.compliance === 0 ? 'no line' : places[place];
  return `${percent(asked.compliance)}, ${said ?? ''}${taken}`;
}

/** Whether fewer lines could be taken than a compliance asks for, by so much that it can be read. */
export function isCapped({ compliance, takenAs }: Pick<Forecast, 'compliance' | 'takenAs'>): boolean {
  return takenAs < compliance && percent(takenAs) !== percent(compliance);
}

/** What is to be said beside a forecast: that a compliance asks for more than there can be, and which lines had another limit. */
export function forecastNotices({
  from,
  forecasts,
  underOther,
  lines,
}: Pick<WhatIf, 'from' | 'forecasts' | 'underOther' | 'lines'>): string[] {
  const asking = forecasts.findLast(isCapped);
  return [
    ...(asking === undefined
      ? []
      : [
          `A compliance of ${percent(asking.compliance)} asks for more lines than can have been condensed to ${from} cps: as many as can be are taken, as with a compliance of ${percent(asking.takenAs)}.`,
        ]),
    ...(underOther > 0
      ? [
          `${underOther} of the ${lines} lines were delivered under another limit than today’s: compliance is not read from them, and they are forecast as if they had been made under today’s.`,
        ]
      : []),
  ];
}

/** What would settle the question: a pilot, with the number of titles that it needs. */
export function pilotWords(titles: number | null, difference: number): string {
  const change = `a difference of ${percent(Math.expm1(Math.abs(difference)))} in the rate over all lines of a title`;
  const what =
    'condense a set of titles anew to the other limit, or give their lines back their words, chosen at random, and leave others as they are';
  return titles === null
    ? `What would settle it: ${what}. How many titles that takes can’t be said, or is more than there are.`
    : `What would settle it: ${what}. With ${titles.toLocaleString('en')} titles in each of the two groups, ${change} would be found in 80 of 100 such pilots.`;
}
