import {
  enough,
  gateNames,
  type Evidence,
  type GateName,
  type GateOutcome,
  type Gates,
  type NoForecast,
  type ProposedForecast,
} from './gates.ts';
import type { ControlOutcome } from './controls.ts';
import { signedPercentsApart, statedPercent } from './words.ts';

/** A gate as a card lists it. */
export interface GateLine {
  /** G1 to G7. */
  readonly code: string;
  readonly title: string;
  readonly outcome: GateOutcome;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** What each gate asks for, in a few words. */
export const gateTitles: Readonly<Record<GateName, string>> = {
  enough_data: 'Enough titles above the limit',
  no_reversal: 'No reversal that is not accounted for',
  placebos: 'Placebos show nothing',
  designs_agree: 'Two designs agree',
  threshold: 'A threshold is shown',
  confounder: 'Holds against an unseen confounder',
  matters: 'The change is clear of the smallest that matters',
};

/** The gates in order, each with its reason in words. */
export function gateLines(evidence: Evidence, gates: Gates): GateLine[] {
  return gateNames.map((name) => gateLine(name, evidence, gates));
}

/** One gate with its reason in words. */
export function gateLine(name: GateName, evidence: Evidence, gates: Gates): GateLine {
  const outcome = gates[name];
  return {
    code: `G${gateNames.indexOf(name) + 1}`,
    title: gateTitles[name],
    outcome,
    reason:
      outcome === 'unknown' ? unknownWords(name, evidence) : reasons[name](evidence, outcome === 'passed'),
  };
}

function unknownWords(name: GateName, { simulated, smallestThatMatters }: Evidence): string {
  if (name !== 'matters') return unknown[name];
  if (smallestThatMatters === null) return notStated;
  return noForecasts[typeof simulated === 'string' ? simulated : 'no_curve'];
}

const notStated =
  'No smallest change that matters is stated. State it on the Study screen, or with --matters on the command line: the forecast of the proposed limit is then held against it.';

const noForecasts: Readonly<Record<NoForecast, string>> = {
  no_change: 'The verdict proposes no other limit, so that there is no change to forecast.',
  no_compliance:
    'How many lines keep to today’s limit can’t be read well enough from them to forecast the proposed one. What if forecasts it at a compliance that you state.',
  no_curve: 'The curve is told too vaguely to forecast the proposed limit with an interval.',
};

const unknown: Readonly<Record<Exclude<GateName, 'matters'>, string>> = {
  enough_data: 'The titles above the limit could not be counted.',
  no_reversal: 'The slopes could not be compared.',
  placebos: 'No placebo could be run.',
  designs_agree: 'The same-moment design could not be run, so that nothing can be compared.',
  threshold: 'Whether there is a threshold could not be tested.',
  confounder: 'No covariate was there to measure a confounder by.',
};

const reasons: Readonly<Record<GateName, (evidence: Evidence, passed: boolean) => string>> = {
  enough_data: ({ titlesAbove, effectiveTitles, linesAbove, eventsAbove }) =>
    `Above the limit there are ${count(titlesAbove)} titles (which tell as much as ${whole(effectiveTitles)} of one size), ${count(linesAbove)} lines and ${count(eventsAbove)} events; it takes ${enough.titles}, ${enough.effectiveTitles}, ${enough.lines} and ${enough.events}.`,
  no_reversal: ({ reversal, reversalExplained }) =>
    reversal === 'none'
      ? 'Pooled and within-title slope agree.'
      : reversalExplained
        ? 'Pooled and within-title slope disagree, but a comparison that leaves out how titles differ agrees with the one within titles.'
        : 'Pooled and within-title slope disagree, and nothing says why.',
  placebos: ({ controls }) => {
    const of = (outcome: ControlOutcome): number => controls.filter((one) => one.outcome === outcome).length;
    const told = [
      [of('passed'), 'within a quarter of the slope above the limit'],
      [of('failed'), 'beyond it'],
      [of('unclear'), 'not to be told from either'],
      [of('not_run'), 'not run'],
    ] as const;
    return `Of ${controls.length} placebos: ${told.flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`])).join('; ')}.`;
  },
  designs_agree: (_, passed) =>
    passed
      ? 'The slopes within titles and at the same moment differ by no more than chance allows.'
      : 'The slopes within titles and at the same moment differ by more than chance allows.',
  threshold: ({ threshold }, passed) =>
    passed
      ? 'A bend upwards is shown, after adjusting for the number of languages.'
      : threshold?.splineBetter === true
        ? 'A smooth curve predicts titles that were held out better than a bend at one speed.'
        : 'No bend upwards is shown, after adjusting for the number of languages.',
  confounder: (_, passed) =>
    passed
      ? 'A confounder as strong as the strongest covariate would not turn the sign.'
      : 'A confounder as strong as the strongest covariate would turn the sign.',
  matters: ({ simulated, smallestThatMatters }, passed) =>
    simulated === null || typeof simulated === 'string' || smallestThatMatters === null
      ? notStated
      : `${mattersWords(simulated, smallestThatMatters, passed)}${simulated.extrapolated ? ` ${extrapolatedWords}` : ''}`,
};

/** What is to be said of a forecast for a limit over or under nearly all speeds. */
export const extrapolatedWords =
  'Hardly any line has a speed near the proposed limit: the forecast is extrapolated.';

/** How a forecast lies to the smallest change that matters, its ends in as many decimals as keep them apart from that. */
export function mattersWords(
  { limit, lines, low, high }: ProposedForecast,
  smallest: number,
  passed: boolean,
): string {
  const [from = '', to = ''] = signedPercentsApart([low, high, smallest, -smallest]);
  const least = statedPercent(smallest);
  const size = Math.max(Math.abs(low), Math.abs(high)) < smallest ? 'smaller' : 'larger';
  const lies = passed
    ? `the change is shown to be ${size} than the smallest that matters, ${least}`
    : `they take in the smallest change that matters, ${least}`;
  return `At a limit of ${limit} cps the 95 % intervals of the forecast, over the compliances that it is given at, span ${from} to ${to} of all events, from ${count(lines)} lines: ${lies}.`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function whole(value: number): string {
  return Number.isFinite(value) ? count(Math.floor(value)) : 'an unknown number';
}
